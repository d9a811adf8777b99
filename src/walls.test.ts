// A wall that never stopped anybody proves nothing: one forbidden import is planted for every rule, and each must be caught by its name.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { type TestContext, test } from 'node:test'

const ROOT = resolve(import.meta.dirname, '..')
const ALL = createRequire(import.meta.url)(join(ROOT, '.dependency-cruiser.cjs')) as { forbidden: { name: string }[] }

const HOUSE: Record<string, string> = {
  'src/main.ts': '',
  'src/basics/day.ts': '',
  'src/platform/db.ts': '',
  'src/people/role.ts': '',
  'src/ui/b.tsx': "import './a.tsx'",
  'src/people/people.ts': '',
  'src/project/project.ts': "import '../basics/day.ts'\nimport '../registry/registry.ts'\nimport '../people/role.ts'",
  'src/project/project.test.ts': "import './project.ts'\nimport 'fast-check'",
  'src/project/project.routes.ts': '',
  'src/registry/registry.ts': '',
  'src/registry/registry.store.ts': "import 'pg'\nimport './registry.ts'\nimport '../platform/db.ts'",
}

/** The rule, the file that breaks it, and what that file wrongly imports. */
const BREACHES = [
  ['no-cycles', 'src/ui/a.tsx', './b.tsx'],
  ['every-import-leads-somewhere', 'src/ui/c.tsx', './nowhere.tsx'],
  ['basics-know-nobody', 'src/basics/money.ts', '../platform/db.ts'],
  ['foundations-know-no-room', 'src/people/session.actions.ts', '../project/project.ts'],
  ['platform-and-ui-know-no-domain-but-the-list-of-roles', 'src/platform/http.ts', '../people/people.ts'],
  ['ui-knows-no-platform', 'src/ui/table.tsx', '../platform/db.ts'],
  ...['registry', 'programme', 'project', 'appraisal', 'plan', 'funding', 'inspection', 'events', 'outreach', 'reports'].map(
    (room, i, rooms) => [`${room}-looks-only-left`, `src/${room}/look.routes.ts`, `../${rooms[i + 1] ?? 'portal'}/right.ts`] as const,
  ),
  ['only-the-door-and-tests-see-the-whole-house', 'src/platform/jobs.ts', '../main.ts'],
  ['rules-are-pure', 'src/project/pure.ts', 'node:fs'],
  ['rules-are-pure', 'src/project/fair/rule.ts', 'zod'],
  ['a-store-is-private-to-its-room', 'src/project/project.actions.ts', '../registry/registry.store.ts'],
  ['only-stores-speak-sql', 'src/project/pay.actions.ts', 'pg'],
  ['stores-only-store', 'src/project/project.store.ts', './project.routes.ts'],
  ['actions-do-not-draw-or-listen', 'src/project/draw.actions.ts', './project.routes.ts'],
  ['routes-reach-the-database-through-actions', 'src/registry/registry.routes.ts', './registry.store.ts'],
  ['pages-and-islands-only-draw', 'src/project/desk.page.tsx', '../platform/db.ts'],
  ['islands-live-in-the-browser', 'src/project/desk.island.tsx', 'node:fs'],
  ['tests-are-imported-by-nobody', 'src/project/other.actions.ts', './project.test.ts'],
  ['the-program-runs-without-the-tools', 'src/project/tool.actions.ts', 'fast-check'],
] as const

function plant(t: TestContext): string {
  const house = mkdtempSync(join(tmpdir(), 'kc-walls-'))
  t.after(() => rmSync(house, { recursive: true, force: true }))
  symlinkSync(join(ROOT, 'node_modules'), join(house, 'node_modules'))
  for (const name of ['package.json', 'tsconfig.json']) cpSync(join(ROOT, name), join(house, name))
  const breaches = BREACHES.map(([, file, wrong]) => [file, `import '${wrong}'`] as const)
  const rights = BREACHES.filter(([rule]) => rule.endsWith('-left')).map(([, , wrong]) => [join('src', wrong.slice(3)), ''] as const)
  for (const [file, text] of [...Object.entries(HOUSE), ...rights, ...breaches]) {
    mkdirSync(dirname(join(house, file)), { recursive: true })
    writeFileSync(join(house, file), text)
  }
  return house
}

test('every wall between the rooms stops the import it was built against, and nothing that is allowed', (t) => {
  const tool = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs')
  const args = [tool, '--config', join(ROOT, '.dependency-cruiser.cjs'), '--output-type', 'json', 'src']
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: plant(t), encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, timeout: 300_000 })
  assert.match(stdout, /^\{/, stderr)
  const { violations } = (JSON.parse(stdout) as { summary: { violations: { from: string; rule: { name: string } }[] } }).summary
  const caught = new Set(violations.map(({ rule, from }) => `${rule.name}: ${from}`))
  for (const [rule, file] of BREACHES) assert.ok(caught.has(`${rule}: ${file}`), `${rule} did not stop ${file}`)
  for (const { from, rule } of violations)
    assert.ok(
      BREACHES.some(([, file]) => file === from),
      `${rule.name} stopped ${from}, which is allowed`,
    )
  assert.deepEqual(new Set(BREACHES.map(([rule]) => rule as string)), new Set(ALL.forbidden.map(({ name }) => name)))
})
