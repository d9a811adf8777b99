import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { type Browser, chromium, type Page as Tab } from 'playwright-core'
import { ASSET_FOLDER } from './assets.ts'
import { GalleryPage, PublicGallery } from './gallery.tsx'
import { renderDocument } from './render.ts'

const ROOT = join(import.meta.dirname, '../..')
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; form-action 'self'; base-uri 'none'"
const TYPES: Readonly<Record<string, string>> = { '.css': 'text/css', '.svg': 'image/svg+xml', '.woff2': 'font/woff2' }

const SIZES = [
  { name: 'a notebook of 1366 x 768', width: 1366, height: 768 },
  { name: 'a phone 360 wide', width: 360, height: 740 },
] as const

const PAGES = [
  { name: 'the page of all components', path: '/staff' },
  { name: 'the public page', path: '/public' },
] as const

let server: Server
let browser: Browser
let pages: Readonly<Record<string, string>> = {}

before(async () => {
  execFileSync(process.execPath, ['scripts/build.mjs'], { cwd: ROOT, timeout: 120_000 })
  pages = { '/staff': renderDocument(<GalleryPage />), '/public': renderDocument(<PublicGallery />) }
  server = createServer((request, response) => {
    const path = request.url ?? '/'
    response.setHeader('content-security-policy', POLICY)
    if (path.startsWith('/assets/')) {
      response.setHeader('content-type', TYPES[extname(path)] ?? 'application/octet-stream')
      response.end(readFileSync(join(ASSET_FOLDER, path.slice('/assets/'.length))))
    } else {
      response.setHeader('content-type', 'text/html; charset=utf-8')
      response.end(pages[path] ?? '')
    }
  }).listen(0, '127.0.0.1')
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  })
})

after(async () => {
  await browser?.close()
  server?.close()
})

async function open(path: string, width: number, height: number): Promise<{ tab: Tab; complaints: string[] }> {
  const tab = await browser.newPage({ viewport: { width, height } })
  const complaints: string[] = []
  tab.on('console', (message) => complaints.push(message.text()))
  tab.on('pageerror', (error) => complaints.push(error.message))
  await tab.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, { waitUntil: 'load' })
  return { tab, complaints }
}

type Finding = { readonly id: string; readonly nodes: readonly { readonly target: readonly string[] }[] }
type Axe = { readonly run: () => Promise<{ violations: Finding[]; passes: unknown[] }> }

async function axeFindings(tab: Tab): Promise<string[]> {
  await tab.evaluate(AXE)
  const { violations, passes } = await tab.evaluate(async () => await (globalThis as unknown as { axe: Axe }).axe.run())
  assert.ok(passes.length > 10, 'axe looked at the page')
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(' | ')}`)
}

for (const { name: page, path } of PAGES) {
  for (const { name: screen, width, height } of SIZES) {
    describe(`${page} on ${screen}`, () => {
      let tab: Tab
      let complaints: string[]
      before(async () => {
        ;({ tab, complaints } = await open(path, width, height))
      })
      after(async () => await tab.close())

      test('the strict policy blocks nothing the page needs', () => assert.deepEqual(complaints, []))

      test('axe finds nothing a blind, colour-blind or keyboard reader would miss', async () => assert.deepEqual(await axeFindings(tab), []))

      test('nothing hangs out of the window', async () => {
        assert.ok((await tab.evaluate(() => document.documentElement.scrollWidth)) <= width)
      })

      test('no line is so low that it cuts the marks of Ế, Ợ or Ặ', async () => {
        assert.deepEqual(await tab.evaluate(linesTooLow), [])
      })

      test('the Vietnamese letters come from the font of the house, not from whatever the machine has', async () => {
        assert.deepEqual(await tab.evaluate(loadedFonts), ['Source Sans 3', 'Source Sans 3'])
      })

      if (width === 360) {
        test('a finger finds every button and field: 44 px at least', async () => assert.deepEqual(await tab.evaluate(tooSmallForAFinger), []))
      }
    })
  }
}

/** Runs in the browser: the Latin and the Vietnamese half of the font, once each. */
async function loadedFonts(): Promise<string[]> {
  const fonts = await document.fonts.ready
  return [...fonts].filter((font) => font.status === 'loaded').map((font) => font.family.replaceAll('"', ''))
}

/** Runs in the browser: elements with words of their own whose lines are under 1.35 of their size. */
function linesTooLow(): string[] {
  const found: string[] = []
  for (const element of document.querySelectorAll<HTMLElement>('body *:not(svg *):not(script)')) {
    const words = [...element.childNodes].filter((node) => node.nodeType === 3).map((node) => node.textContent ?? '')
    if (!/\p{L}/u.test(words.join(''))) continue
    const { lineHeight, fontSize } = getComputedStyle(element)
    if (Number.parseFloat(lineHeight) / Number.parseFloat(fontSize) < 1.35)
      found.push(`${element.className} "${words.join('').trim()}" ${lineHeight}/${fontSize}`)
  }
  return found
}

/** Runs in the browser. */
function tooSmallForAFinger(): string[] {
  return [...document.querySelectorAll<HTMLElement>('main .btn, main .form-control, main .form-select, .top-search input')]
    .filter((element) => element.getClientRects().length > 0 && element.getBoundingClientRect().height < 43.5)
    .map((element) => `${element.className} ${element.getBoundingClientRect().height}`)
}

const FAULTS = `<p style="color:red">Kiểu viết thẳng</p><p class="crushed">Ế Ợ Ặ</p><button class="btn flat">Nộp</button><input name="nobody"><div class="far"></div>`
const FAULTY_CSS = '.crushed{line-height:1;color:#ddd}.flat.btn{min-height:20px;height:20px}.far{width:2000px;height:1px}'

test('each of these checks goes red on a page with that fault planted', async () => {
  const sheet = /href="(\/assets\/app[^"]+)"/.exec(pages['/staff'] ?? '')?.[1] ?? ''
  pages = { ...pages, '/faulty': `<!doctype html><html lang="vi"><link rel="stylesheet" href="${sheet}"><main>${FAULTS}</main>` }
  const { tab, complaints } = await open('/faulty', 360, 740)
  assert.match(complaints.join(), /inline style/)
  await tab.evaluate((css) => {
    const planted = new CSSStyleSheet()
    planted.replaceSync(css)
    document.adoptedStyleSheets.push(planted)
  }, FAULTY_CSS)
  const found = (await axeFindings(tab)).join()
  for (const rule of ['color-contrast', 'label']) assert.ok(found.includes(rule), `${rule} in ${found}`)
  assert.equal((await tab.evaluate(linesTooLow)).length, 1)
  assert.equal((await tab.evaluate(tooSmallForAFinger)).length, 1)
  assert.ok((await tab.evaluate(() => document.documentElement.scrollWidth)) > 360)
  await tab.close()
})

test('the list prints on paper without bars, filters or buttons, and chips keep their words', async () => {
  const { tab } = await open('/staff', 1366, 768)
  await tab.emulateMedia({ media: 'print' })
  const shown = await tab.evaluate(() =>
    ['.top-bar', '.room-nav', '.filter-bar', '.pager', '.act-panel', '.page-head .acts'].filter(
      (part) => document.querySelector(part)?.getClientRects().length,
    ),
  )
  assert.deepEqual(shown, [])
  const chip = await tab.evaluate(() => document.querySelector('.state-chip')?.textContent)
  assert.equal(chip, 'Đã nghiệm thu, chờ quyết toán')
  assert.equal(await tab.evaluate(() => getComputedStyle(document.querySelector('.data-table thead') as Element).display), 'table-header-group')
  await tab.close()
})
