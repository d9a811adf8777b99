// What must hold of every page, whoever opens it: axe finds nothing, nothing sticks out sideways, one heading, Vietnamese, few bytes,
// one primary button, the yellow band, fields and buttons a thumb can hit.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { CDPSession, Page } from 'playwright-core'
import { ROLES } from '../src/people/role.ts'
import { MOVES, STATES } from '../src/project/lifecycle.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

type AxeResult = { readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly target: readonly unknown[] }[] }[] }

/** Every fault of the page as it stands, one line each. */
export async function faultsOf(page: Page): Promise<string[]> {
  return [...(await accessFaults(page)), ...(await shapeFaults(page)), ...(await lookFaults(page)), ...(await wordFaults(page))]
}

const THUMB = 44
const PHONE_MOST = 760

/** What look/README asks of every page and a machine can see. */
async function lookFaults(page: Page): Promise<string[]> {
  const seen = await page.evaluate(() => {
    const shown = (one: Element) => one.getClientRects().length > 0
    const primary = [...document.querySelectorAll('.btn-primary')].filter(shown).map((one) => one.textContent?.trim() ?? '')
    const low = [...document.querySelectorAll('.btn, .form-control, .form-select')].filter(shown).map((one) => {
      const name = one.textContent?.trim() || one.getAttribute('name') || ''
      return { name, height: one.getBoundingClientRect().height }
    })
    return {
      primary,
      low,
      width: window.innerWidth,
      demo: document.querySelectorAll('.demo-band').length,
      brocade: document.querySelectorAll('.brocade').length,
      open: document.body.matches('.pub, .bare'),
    }
  })
  const small = seen.width <= PHONE_MOST ? seen.low.filter(({ height }) => height < THUMB - 0.5) : []
  return [
    ...(new Set(seen.primary).size <= 1 ? [] : [`${seen.primary.length} primary buttons: ${seen.primary.join(' | ')}`]),
    ...(seen.demo === 1 ? [] : [`${seen.demo} bands of demonstration data`]),
    ...(seen.brocade > 0 === seen.open ? [] : ['the brocade band stands on public pages and nowhere else']),
    ...small.slice(0, 5).map(({ name, height }) => `"${name}" is ${Math.round(height)} px high`),
  ]
}

/** Words of the code that must never reach a reader: states, roles and acts by their English names, days as a computer writes them. */
const OUR_WORDS = [...STATES, ...ROLES, ...MOVES.map(({ act }) => act), 'undefined', 'null', 'NaN', 'true', 'false']
const LEAKS = new RegExp(`(?<![\\p{L}\\d@./-])(${OUR_WORDS.join('|')})(?![\\p{L}\\d@./-])|\\d{4}-\\d{2}-\\d{2}|\\[object `, 'gu')
async function wordFaults(page: Page): Promise<string[]> {
  // biome-ignore lint/performance/useDomNodeTextContent: only what is shown counts
  const read = await page.locator('body').innerText()
  const leaked = [...read.matchAll(LEAKS)].map(([word]) => word)
  return [...new Set(leaked)].map((word) => `says "${word}"`)
}

async function accessFaults(page: Page): Promise<string[]> {
  await page.evaluate(AXE)
  const { violations } = (await page.evaluate('axe.run(document, { resultTypes: ["violations"] })')) as AxeResult
  return violations.map(
    ({ id, nodes }) =>
      `axe ${id}: ${nodes
        .map(({ target }) => target.join(' '))
        .slice(0, 5)
        .join(' | ')}`,
  )
}

async function shapeFaults(page: Page): Promise<string[]> {
  const shape = await page.evaluate(() => ({
    width: window.innerWidth,
    reach: Math.max(document.documentElement.scrollWidth, document.body.scrollWidth),
    headings: document.querySelectorAll('h1').length,
    language: document.documentElement.lang,
    title: document.title,
    lost: [...document.querySelectorAll('a[href^="#"]')]
      .map((link) => link.getAttribute('href') ?? '')
      .filter((href) => href.length > 1 && !document.getElementById(decodeURIComponent(href.slice(1)))),
    wide: [...document.querySelectorAll('body *')]
      .filter((one) => one.getBoundingClientRect().right > window.innerWidth + 1)
      .slice(0, 3)
      .map((one) => `${one.tagName.toLowerCase()}.${one.className}`),
  }))
  return [
    ...(shape.reach > shape.width ? [`${shape.reach} px wide on a screen of ${shape.width}: ${shape.wide.join(', ')}`] : []),
    ...(shape.headings === 1 ? [] : [`${shape.headings} main headings`]),
    ...(shape.language === 'vi' ? [] : [`language "${shape.language}"`]),
    ...(shape.title.length > 8 ? [] : [`title "${shape.title}"`]),
    ...shape.lost.map((href) => `${href} leads nowhere on the page`),
  ]
}

const KB = 1024
/** On the wire, compressed. A page in Mường Tè comes over 400 kbit/s: 25 KB is half a second. */
export const BUDGET = { Stylesheet: 25 * KB, Font: 40 * KB, publicScript: 30 * KB, staffScript: 60 * KB } as const

export type Weights = { readonly Stylesheet: number; readonly Font: number; readonly Script: number }

export type Scales = { read(): Weights; empty(): void; readonly session: CDPSession }

/** Weighs what the browser fetches, with nothing kept from the page before. */
export async function openScales(page: Page): Promise<Scales> {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.setCacheDisabled', { cacheDisabled: true })
  const kinds = new Map<string, string>()
  let weights = { Stylesheet: 0, Font: 0, Script: 0 }
  session.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type))
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const kind = kinds.get(requestId)
    if (kind === 'Stylesheet' || kind === 'Font' || kind === 'Script') weights = { ...weights, [kind]: weights[kind] + encodedDataLength }
  })
  return {
    session,
    read: () => weights,
    empty: () => {
      weights = { Stylesheet: 0, Font: 0, Script: 0 }
    },
  }
}

export function overweight(weights: Weights, staff: boolean): string[] {
  const most = { Stylesheet: BUDGET.Stylesheet, Font: BUDGET.Font, Script: staff ? BUDGET.staffScript : BUDGET.publicScript }
  return (Object.keys(most) as (keyof Weights)[]).flatMap((kind) =>
    weights[kind] > most[kind] ? [`${kind} ${weights[kind]} of ${most[kind]} bytes`] : [],
  )
}
