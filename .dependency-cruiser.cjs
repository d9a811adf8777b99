// Who may import whom: the plan of the house, as rules a machine checks.
// A room may use rooms to its left in this list, never rooms to its right.
const ORDER = ['registry', 'programme', 'project', 'appraisal', 'plan', 'funding', 'inspection', 'events', 'outreach', 'reports', 'portal']
const SHARED = ['people', 'papers', 'trail', 'deadline', 'upkeep']
const ROOMS = ORDER.join('|')
const DOMAIN = [...SHARED, ...ORDER].join('|')

const TEST = '\\.(test|fixture)\\.tsx?$'
// Files of rules carry no suffix; a room may have sub-rooms by topic (src/events/fair/fair.ts).
const RULES = `^src/(${DOMAIN})/[^.]+\\.ts$`
const kind = (suffix) => `^src/(${DOMAIN})/.+\\.${suffix}\\.tsx?$`

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'every-import-leads-somewhere', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'basics-know-nobody',
      severity: 'error',
      from: { path: '^src/basics/', pathNot: TEST },
      to: { pathNot: '^src/basics/' },
    },
    {
      name: 'foundations-know-no-room',
      severity: 'error',
      from: { path: `^src/(basics|platform|ui|${SHARED.join('|')})/`, pathNot: TEST },
      to: { path: `^src/(${ROOMS})/` },
    },
    {
      name: 'platform-and-ui-know-no-domain-but-the-list-of-roles',
      severity: 'error',
      from: { path: '^src/(platform|ui)/', pathNot: TEST },
      to: { path: `^src/(${SHARED.join('|')})/`, pathNot: '^src/people/role\\.ts$' },
    },
    {
      name: 'ui-knows-no-platform',
      severity: 'error',
      from: { path: '^src/ui/', pathNot: TEST },
      to: { path: '^src/platform/' },
    },
    ...ORDER.slice(0, -1).map((room, i) => ({
      name: `${room}-looks-only-left`,
      severity: 'error',
      from: { path: `^src/${room}/` },
      to: { path: `^src/(${ORDER.slice(i + 1).join('|')})/` },
    })),
    {
      name: 'only-the-door-and-tests-see-the-whole-house',
      severity: 'error',
      from: { path: `^src/(basics|platform|ui|${DOMAIN})/`, pathNot: TEST },
      to: { path: '^src/[^/]+$' },
    },
    {
      name: 'rules-are-pure', // other rules and basics, nothing else: no package, no Node, no database
      severity: 'error',
      from: { path: RULES },
      to: { pathNot: [RULES, '^src/basics/', '^src/[^/]+/data/[^/]+\\.json$'] },
    },
    {
      name: 'a-store-is-private-to-its-room',
      severity: 'error',
      from: { path: `^src/(${DOMAIN})/`, pathNot: TEST },
      to: { path: '\\.store\\.ts$', pathNot: ['^src/$1/', '^src/platform/'] },
    },
    {
      name: 'only-stores-speak-sql',
      severity: 'error',
      from: { path: `^src/(${DOMAIN})/`, pathNot: ['\\.store\\.ts$', TEST] },
      to: { path: '(^|/)node_modules/(kysely|pg)/' },
    },
    {
      name: 'stores-only-store',
      severity: 'error',
      from: { path: kind('store') },
      to: { path: '\\.(actions|routes|page|island)\\.tsx?$|^src/platform/http\\.ts$|^src/ui/' },
    },
    {
      name: 'actions-do-not-draw-or-listen',
      severity: 'error',
      from: { path: kind('actions') },
      to: { path: '\\.(routes|page|island)\\.tsx?$|^src/ui/' },
    },
    {
      name: 'routes-reach-the-database-through-actions',
      severity: 'error',
      from: { path: kind('routes') },
      to: { path: '\\.store\\.ts$' },
    },
    {
      name: 'pages-and-islands-only-draw',
      severity: 'error',
      from: { path: '\\.(page|island)\\.tsx$' },
      to: { path: '(\\.(store|actions|routes)\\.ts$)|^src/platform/' },
    },
    {
      name: 'islands-live-in-the-browser',
      severity: 'error',
      from: { path: '\\.island\\.tsx$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'tests-are-imported-by-nobody',
      severity: 'error',
      from: { pathNot: TEST },
      to: { path: TEST },
    },
    {
      name: 'the-program-runs-without-the-tools',
      severity: 'error',
      from: { path: '^src/', pathNot: [TEST, '^src/test-'] },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
}
