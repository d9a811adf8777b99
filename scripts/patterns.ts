// Every regular expression of the program and its tools, and every one its schemas hold, asked whether some text would keep it busy for
// longer than in proportion to its length (recheck). Tests are left out: they read nothing but our own pages. Answers are kept beside the
// packages, by pattern and version of the checker.
import { createHash } from 'node:crypto'
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { check, type VulnerableDiagnostics } from 'recheck'
import ts from 'typescript'
import { ROUTES } from '../src/app.ts'
import { patternsHeld } from '../src/platform/bounded.ts'
import { documentSchema } from '../src/programme/document.schema.ts'

const ROOT = resolve(import.meta.dirname, '..')
const KEPT = join(ROOT, 'node_modules', '.cache', 'patterns.json')
const VERSION = createRequire(import.meta.url)('recheck/package.json').version as string
/** An answer that does not come is no answer; the machine may be busy. */
const PATIENCE_MS = 120_000
/** Known to be bad: a checker that lets it pass has looked at nothing. */
const PLANTED: Pattern = { source: '^(?:[^\\s@]+@)?[^\\s@]+\\.[^\\s@]+$', flags: '', where: 'planted' }

type Pattern = { readonly source: string; readonly flags: string; readonly where: string }
type Answer = { readonly status: string; readonly about: string }

/** Patterns put together at run time, and why nothing a stranger typed is in them. */
const BUILT: Readonly<Record<string, string>> = {
  'e2e/sound.ts': 'a list of our own words',
  'e2e/visitor.ts': 'a label of our own, quoted',
  'scripts/patterns.ts': 'the pattern that is asked about',
}

function fromLiteral(node: ts.RegularExpressionLiteral): Omit<Pattern, 'where'> {
  const end = node.text.lastIndexOf('/')
  return { source: node.text.slice(1, end), flags: node.text.slice(end + 1) }
}

/** `new RegExp('…', 'u')`; undefined when it is put together at run time. */
function fromCall([source, flags]: readonly ts.Expression[]): Omit<Pattern, 'where'> | undefined {
  if (!source || !ts.isStringLiteralLike(source) || (flags && !ts.isStringLiteralLike(flags))) return undefined
  return { source: source.text, flags: flags?.text ?? '' }
}

function patternsIn(path: string): { readonly found: Pattern[]; readonly built: boolean } {
  const file = ts.createSourceFile(path, readFileSync(join(ROOT, path), 'utf8'), ts.ScriptTarget.Latest, true)
  const found: Pattern[] = []
  let built = false
  const visit = (node: ts.Node): void => {
    const where = `${path}:${file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1}`
    if (ts.isRegularExpressionLiteral(node)) found.push({ ...fromLiteral(node), where })
    else if ((ts.isNewExpression(node) || ts.isCallExpression(node)) && node.expression.getText(file) === 'RegExp') {
      const constant = fromCall(node.arguments ?? [])
      if (constant) found.push({ ...constant, where })
      else built = true
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  return { found, built }
}

function keptAnswers(): Record<string, Answer> {
  try {
    return JSON.parse(readFileSync(KEPT, 'utf8'))
  } catch {
    return {} // none kept yet, or half written: all are asked again
  }
}

const keyOf = ({ source, flags }: Pattern) => createHash('sha256').update(`${VERSION}\0${source}\0${flags}`).digest('hex')

/** Hundreds of times what a text of the longest length we read costs a pattern in proportion. */
const SLOW_MS = 50
const LONGEST_TRIED = 131_072

/** What fuzzing only guessed, by a watch a busy machine upsets, is tried with its own text, ever longer, and counted in this thread's time. */
function isSlow(pattern: RegExp, { complexity, attack: { pumps, suffix } }: VulnerableDiagnostics): boolean {
  if (complexity.type === 'exponential') return true
  for (let times = 16; ; times *= 2) {
    const text = pumps.map(({ prefix, pump }) => `${prefix}${pump.repeat(times)}`).join('') + suffix
    if (text.length > LONGEST_TRIED) return false
    const from = process.threadCpuUsage()
    pattern.test(text)
    if (process.threadCpuUsage(from).user / 1000 > SLOW_MS) return true
  }
}

async function ask({ source, flags }: Pattern): Promise<Answer> {
  const said = await check(source, flags, { timeout: PATIENCE_MS, randomSeed: 1 })
  if (said.status === 'vulnerable' && said.checker === 'fuzz' && !isSlow(new RegExp(source, flags), said)) return { status: 'safe', about: 'tried' }
  if (said.status === 'vulnerable') return { status: said.status, about: `${said.complexity.summary}, ${said.attack.pattern}` }
  return { status: said.status, about: said.status === 'unknown' ? said.error.kind : said.complexity.summary }
}

/** Two at a time: the machine has no more hands. */
async function askAll(patterns: readonly Pattern[]): Promise<Record<string, Answer>> {
  const kept = keptAnswers()
  const open = patterns.filter((one, i) => !kept[keyOf(one)] && patterns.findIndex((other) => keyOf(other) === keyOf(one)) === i)
  const work = async () => {
    for (let one = open.pop(); one; one = open.pop()) kept[keyOf(one)] = await ask(one)
  }
  await Promise.all([work(), work()])
  mkdirSync(dirname(KEPT), { recursive: true })
  writeFileSync(KEPT, JSON.stringify(Object.fromEntries(patterns.map((one) => [keyOf(one), kept[keyOf(one)]]))))
  return kept as Record<string, Answer>
}

const own = globSync('{src,scripts,e2e,bench}/**/*.{ts,tsx,mjs}', { cwd: ROOT }).filter((path) => !/\.(test|fixture)\.tsx?$/.test(path))
const read = own.map((path) => ({ path: path.replaceAll('\\', '/'), ...patternsIn(path) }))
const held = [documentSchema, ...ROUTES.map(({ input }) => input)].flatMap(patternsHeld)
const patterns = [...read.flatMap(({ found }) => found), ...held.map(({ source, flags }) => ({ source, flags, where: 'a field of a form' }))]
const answers = await askAll(patterns)
const wrong = [
  ...read.filter(({ path, built }) => built && BUILT[path] === undefined).map(({ path }) => `${path}: a pattern put together at run time`),
  ...patterns.flatMap((one) => {
    const { status, about } = answers[keyOf(one)] as Answer
    return status === 'safe' ? [] : [`${one.where}: /${one.source}/${one.flags} is ${status} (${about})`]
  }),
  ...((await ask(PLANTED)).status === 'vulnerable' ? [] : ['the planted pattern was not found: the checker sees nothing']),
  ...(patterns.length > 200 ? [] : [`only ${patterns.length} patterns were found`]),
]
console.log(wrong.join('\n') || `${patterns.length} patterns, 0 vulnerable`)
process.exit(wrong.length > 0 ? 1 : 0)
