import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { before, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { ASSET_FOLDER, assetUrl, type Manifest } from './assets.ts'

const ROOT = join(import.meta.dirname, '../..')
const KB = 1024

type Weights = Readonly<Record<string, number>>

/** Bytes on the wire. A page in Mường Tè comes over 400 kbit/s: 25 KB is half a second. */
const BUDGET = { css: 25 * KB, fonts: 40 * KB, publicIsland: 30 * KB, staffIsland: 60 * KB }

function budgetOf(name: string): number {
  if (name === 'app.css') return BUDGET.css
  if (name === 'fonts') return BUDGET.fonts
  return /^(portal|project)\//.test(name) ? BUDGET.publicIsland : BUDGET.staffIsland // applicants draw those of project/ on their phones
}

function tooHeavy(weights: Weights): string[] {
  return Object.entries(weights).flatMap(([name, bytes]) => (bytes > budgetOf(name) ? [`${name}: ${bytes} > ${budgetOf(name)}`] : []))
}

let weights: Weights = {}

before(() => {
  execFileSync(process.execPath, ['scripts/build.mjs'], { cwd: ROOT, timeout: 120_000 })
  weights = (JSON.parse(readFileSync(join(ROOT, '.build/manifest.json'), 'utf8')) as Manifest & { weights: Weights }).weights
})

test('the stylesheet weighs at most 25 KB, the fonts 40 KB, a public page 30 KB of script and a staff page 60 KB', () => {
  assert.deepEqual(tooHeavy(weights), [])
})

test('one byte over any budget is noticed', () => {
  const over = Object.keys({ ...weights, 'portal/map.island.js': 0, 'plan/what-if.island.js': 0 })
  assert.deepEqual(tooHeavy(Object.fromEntries(over.map((name) => [name, budgetOf(name)]))), [])
  assert.equal(tooHeavy(Object.fromEntries(over.map((name) => [name, budgetOf(name) + 1]))).length, over.length)
})

test('the weights in the manifest are those of the files that are sent', () => {
  const css = readFileSync(join(ASSET_FOLDER, assetUrl('app.css').slice('/assets/'.length)))
  assert.equal(weights['app.css'], gzipSync(css).length)
  const fonts = ['latin', 'vietnamese'].map((subset) =>
    readFileSync(join(ASSET_FOLDER, assetUrl(`source-sans-3-${subset}.woff2`).slice('/assets/'.length))),
  )
  assert.equal(
    weights.fonts,
    fonts.reduce((sum, font) => sum + font.length, 0),
  )
})

test('phones of 2020 read every colour: no light-dark(), oklch() or color-mix() in the stylesheet, and nothing from another origin', () => {
  const css = readFileSync(join(ASSET_FOLDER, assetUrl('app.css').slice('/assets/'.length)), 'utf8')
  assert.doesNotMatch(css, /light-dark|oklch|oklab|color-mix|:has\(|@import/)
  const origins = [...css.matchAll(/url\(["']?(https?:|\/\/)/g)]
  assert.equal(origins.length, 0)
})

test('of Tabler only its reset, buttons and fields are sent: a table element does not bring the .table class along', () => {
  const css = readFileSync(join(ASSET_FOLDER, assetUrl('app.css').slice('/assets/'.length)), 'utf8')
  assert.match(css, /\.form-control[,{]/)
  assert.doesNotMatch(css, /\.(table|nav|footer|card|modal|icon|chart)[\s,.{>]/)
})

test('a second build with nothing changed writes nothing', () => {
  const before = readdirSync(ASSET_FOLDER).length
  const said = execFileSync(process.execPath, ['scripts/build.mjs'], { cwd: ROOT, encoding: 'utf8', timeout: 120_000 })
  assert.match(said, /đã mới nhất/)
  assert.equal(readdirSync(ASSET_FOLDER).length, before)
})

test('an asset that was never built is named, with the ones that were', () => {
  assert.throws(() => assetUrl('maps.island.js'), /no built file for "maps.island.js".*app\.css/)
})
