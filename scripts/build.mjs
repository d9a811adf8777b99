// Builds what the browser fetches: one stylesheet, two fonts, the islands. Names carry a hash of the content, so they may be cached for ever.
// Runs on Node 20 as it is, because a fresh machine may have nothing newer yet.
import { createHash } from 'node:crypto'
import { accessSync, constants, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build as bundle, transform } from 'esbuild'
import { PurgeCSS } from 'purgecss'

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..')
const OUT = join(ROOT, '.build')
const ASSETS = join(OUT, 'assets')
const MANIFEST = join(OUT, 'manifest.json')

/** The order is the cascade: later sheets win. */
const SHEETS = ['tokens', 'base', 'frame', 'words', 'chips', 'tables', 'forms', 'panels', 'process', 'charts', 'public', 'phone', 'paper']
const FONTS = { latin: 'source-sans-3-latin-wght-normal', vietnamese: 'source-sans-3-vietnamese-wght-normal' }
const TABLER = 'node_modules/@tabler/core/dist/css/tabler.min.css'
/** Browsers we still draw for: phones sold in 2020. esbuild writes newer CSS and JS down to them. */
const CSS_TARGET = ['chrome87', 'safari14', 'firefox85']
const JS_TARGET = 'es2020'

export async function buildIfStale() {
  const stamp = stampOfSources()
  if (readManifest()?.stamp === stamp) return { built: false, manifest: readManifest() }
  return { built: true, manifest: await build(stamp) }
}

/** Somebody else's folder is the operator's to put right, said in a sentence. */
function makeOutput() {
  try {
    mkdirSync(ASSETS, { recursive: true })
    accessSync(ASSETS, constants.W_OK)
  } catch (error) {
    if (!['EACCES', 'EPERM', 'EROFS'].includes(error.code)) throw error
    console.error(
      `Không ghi được vào thư mục phần mềm ${ROOT}. Hãy chạy bằng người dùng sở hữu thư mục này, hoặc chép phần mềm sang thư mục của mình.`,
    )
    process.exit(1)
  }
}

async function build(stamp = stampOfSources()) {
  makeOutput()
  const files = {}
  const weights = { fonts: 0 }
  const keep = (name, content) => {
    files[name] = hashedName(name, content)
    writeWhole(join(ASSETS, files[name]), content)
  }
  for (const [subset, font] of Object.entries(FONTS)) {
    const content = readFileSync(join(ROOT, `node_modules/@fontsource-variable/source-sans-3/files/${font}.woff2`))
    keep(`source-sans-3-${subset}.woff2`, content)
    weights.fonts += content.length
  }
  keep('icon.svg', readFileSync(join(ROOT, 'src/ui/icon.svg')))
  const css = await stylesheet(files)
  keep('app.css', css)
  weights['app.css'] = gzipSync(css).length
  await islands(files, weights)
  const manifest = { stamp, files, weights }
  sweep(new Set(Object.values(files)))
  writeWhole(MANIFEST, `${JSON.stringify(manifest, null, 2)}\n`)
  return manifest
}

async function stylesheet(files) {
  const own = SHEETS.map((name) => readFileSync(join(ROOT, `src/ui/css/${name}.css`), 'utf8')).join('\n')
  const withFonts = own.replace(/url\(font:(\w+)\)/g, (_, subset) => `url(/assets/${files[`source-sans-3-${subset}.woff2`]})`)
  const { code } = await transform(`${await purgedTabler()}\n${withFonts}`, { loader: 'css', minify: true, target: CSS_TARGET })
  return code
}

/** Of Tabler's 635 KB: its reset, and the parts of buttons and fields our pages name. */
async function purgedTabler() {
  const [result] = await new PurgeCSS().purge({
    content: [{ raw: '', extension: 'tsx' }],
    css: [{ raw: readFileSync(join(ROOT, TABLER), 'utf8') }],
    extractors: [{ extensions: ['tsx'], extractor: usedNames }],
    blocklist: [/data-bs-theme/, /scrollbar/, /autofill/],
    variables: true,
    keyframes: true,
    fontFace: true,
  })
  return withoutRules(plainColours(result.css), (head) => head.startsWith('@property ') || head.includes(':has('))
}

/** The rules whose head, what stands before their brace, is unwanted left out. */
function withoutRules(css, unwanted) {
  const kept = (part) => {
    const open = part.lastIndexOf('{')
    const from = part.lastIndexOf('{', open - 1) + 1
    return open !== -1 && unwanted(part.slice(from, open).trimStart()) ? part.slice(0, from) : `${part}}`
  }
  const parts = css.split('}')
  return `${parts.slice(0, -1).map(kept).join('')}${parts.at(-1)}`
}

/** Tags and class names apart: a <table> or a <nav> must not bring Bootstrap's .table and .nav along. */
function usedNames() {
  const tags = new Set(['html', 'body'])
  const classes = new Set()
  for (const path of sources('.tsx')) {
    const text = readFileSync(path, 'utf8')
    for (const [tag] of text.matchAll(/(?<=<)[a-z][a-z0-9]*/g)) tags.add(tag)
    for (const [name] of text.matchAll(/\b(?:btn|form-(?:control|select))(?:-[a-z]+)*\b/g)) classes.add(name)
  }
  return {
    tags: [...tags],
    classes: [...classes],
    ids: [],
    attributes: { names: ['type', 'readonly', 'disabled', 'href'], values: ['file'] },
    undetermined: [],
  }
}

/** light-dark(a, b) and relative oklch() need Chrome 123: the light colour is written plainly, the rest left to our own tokens. */
function plainColours(css) {
  const plain = replaceCalls(css, 'light-dark(', (inside) => splitArguments(inside)[0].trim())
  const written = (part) => (/\b(?:oklch|oklab|color-mix)(?:\(|%28)/.test(part) ? part.replace(/^[^;{}]*;?/, '') : part)
  return plain
    .split(/(?<=[;{}])/)
    .map(written)
    .join('')
}

function replaceCalls(css, opening, replacement) {
  let at = css.indexOf(opening)
  let out = css
  while (at !== -1) {
    const end = closingParen(out, at + opening.length)
    out = `${out.slice(0, at)}${replacement(out.slice(at + opening.length, end))}${out.slice(end + 1)}`
    at = out.indexOf(opening)
  }
  return out
}

function closingParen(text, from) {
  let depth = 1
  for (let i = from; i < text.length; i++) {
    if (text[i] === '(') depth++
    if (text[i] === ')' && --depth === 0) return i
  }
  throw new Error('unbalanced parenthesis in the stylesheet')
}

function splitArguments(text) {
  const parts = ['']
  let depth = 0
  for (const sign of text) {
    if (sign === '(') depth++
    if (sign === ')') depth--
    if (sign === ',' && depth === 0) parts.push('')
    else parts[parts.length - 1] += sign
  }
  return parts
}

/** Each island is its own file; what two of them share (Preact) goes into one chunk. */
async function islands(files, weights) {
  const entryPoints = sources('.island.tsx')
  if (entryPoints.length === 0) return
  const { metafile, outputFiles } = await bundle({
    entryPoints,
    absWorkingDir: ROOT,
    bundle: true,
    splitting: true,
    format: 'esm',
    minify: true,
    target: JS_TARGET,
    jsx: 'automatic',
    jsxImportSource: 'preact',
    entryNames: '[name]-[hash]',
    chunkNames: 'shared-[hash]',
    outdir: ASSETS,
    write: false,
    metafile: true,
    logLevel: 'warning',
  })
  const sizes = new Map(outputFiles.map((file) => [basename(file.path), gzipSync(file.contents).length]))
  for (const file of outputFiles) writeWhole(file.path, file.contents)
  for (const [path, output] of Object.entries(metafile.outputs)) {
    if (!output.entryPoint) continue
    const name = basename(output.entryPoint).replace(/\.tsx$/, '.js')
    files[name] = basename(path)
    const room = relative('src', output.entryPoint).split('/')[0]
    weights[`${room}/${name}`] = weightOf(path, metafile, sizes)
  }
}

/** What a page that draws this island fetches in all: the island and every chunk it needs. */
function weightOf(path, metafile, sizes, seen = new Set()) {
  if (seen.has(path)) return 0
  seen.add(path)
  const needed = metafile.outputs[path]?.imports ?? []
  return needed.reduce((total, { path: next }) => total + weightOf(next, metafile, sizes, seen), sizes.get(basename(path)) ?? 0)
}

function stampOfSources() {
  const hash = createHash('sha256')
  const inputs = [...sources('.tsx'), ...sources('.css'), ...sources('.ts'), join(ROOT, 'src/ui/icon.svg'), join(ROOT, 'package-lock.json')]
  for (const path of [...inputs, fileURLToPath(import.meta.url)].sort()) {
    hash.update(relative(ROOT, path)).update('\0').update(readFileSync(path)).update('\0')
  }
  return hash.digest('hex').slice(0, 16)
}

function sources(ending) {
  return readdirSync(join(ROOT, 'src'), { recursive: true })
    .filter((path) => path.endsWith(ending) && !path.endsWith('.test.ts'))
    .map((path) => join(ROOT, 'src', path))
    .sort()
}

function hashedName(name, content) {
  const dot = name.lastIndexOf('.')
  return `${name.slice(0, dot)}-${createHash('sha256').update(content).digest('hex').slice(0, 8)}${name.slice(dot)}`
}

/** Two builds at once must never leave half a file. */
function writeWhole(path, content) {
  const part = `${path}.${process.pid}.part`
  writeFileSync(part, content)
  renameSync(part, path)
}

/** Files of builds long past; a running server holds its own in memory. */
function sweep(wanted) {
  for (const file of readdirSync(ASSETS)) {
    const path = join(ASSETS, file)
    if (!wanted.has(file) && !file.startsWith('shared-') && Date.now() - statSync(path).mtimeMs > 3_600_000) rmSync(path, { force: true })
  }
}

function readManifest() {
  if (!existsSync(MANIFEST)) return undefined
  const manifest = JSON.parse(readFileSync(MANIFEST, 'utf8'))
  const whole = Object.values(manifest.files).every((file) => existsSync(join(ASSETS, file)))
  return whole ? manifest : undefined
}

if (process.argv[1] && fileURLToPath(import.meta.url) === process.argv[1]) {
  const { built, manifest } = await buildIfStale()
  const kb = (bytes) => `${(bytes / 1024).toFixed(1)} KB`
  process.stdout.write(built ? 'Đã dựng lại giao diện.\n' : 'Giao diện đã mới nhất.\n')
  for (const [name, bytes] of Object.entries(manifest.weights)) process.stdout.write(`  ${name.padEnd(28)} ${kb(bytes)}\n`)
}
