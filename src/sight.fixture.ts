// Bar row F3: what each page may name, written down beside the routes; and a house in which every record carries a mark of its own, so
// that whatever names it is seen.
import { partsOf } from './papers/layout/paper.fixture.ts'
import type { Pool } from './platform/db.ts'

/**
 * within: only records within reach of who asks · front: what the public page tells · nothing: no record of anybody ·
 * own: the reader's own account · people: accounts and acts, for those whose work they are.
 */
export type Sight = 'within' | 'front' | 'nothing' | 'own' | 'people'

const PROJECT_PAGES = [
  'edit',
  'edit/establishment',
  'edit/content',
  'edit/costs',
  'edit/papers',
  'submission',
  'files/:fileId',
  'receipt',
  'return',
  'withdrawal',
  'reopening',
  'assignment',
  'change-request',
  'change-decision',
  'vouchers',
  'appraisal',
  'ministry-appraisal',
  'rejection',
  'approval',
  'supplements',
  'reductions',
  'contract',
  'advances',
  'payments',
  'recoveries',
  'counterpart',
  'counterpart-corrections',
  'settlement',
  'cancellation',
  'stop',
  'beneficiaries',
  'inspections',
  'acceptance',
  'results',
  'results/:targetCode',
  'acceptance-annulment',
  'acceptance-annulment-of-stopped',
]

const LINES: readonly (readonly [Sight, readonly string[]])[] = [
  ['front', ['/']],
  ['nothing', ['/sign-in', '/units/communes', '/programme/decision', '/programme/template', '/norms', '/norms/new', '/plans/new']],
  [
    'nothing',
    [
      '/establishments/new',
      '/funding',
      '/funding/estimates/new',
      '/programme/communes',
      '/programme/targets/:targetCode/figures',
      '/reports',
      '/reports/letterhead',
    ],
  ],
  ['nothing', ['/system']],
  ['own', ['/account', '/account/password']],
  ['people', ['/people', '/people/new', '/people/:personId', '/trail']],
  ['within', ['/establishments', ...['', '/edit', '/contact'].map((page) => `/establishments/:establishmentId${page}`)]],
  ['within', ['/projects', '/projects.xlsx', '/my', '/queue', '/queue.xlsx', '/search', '/inspections']],
  ['within', ['/projects/:projectId', ...PROJECT_PAGES.map((page) => `/projects/:projectId/${page}`)]],
  ['within', ['/plans', '/plans/:planId', '/plans/:planId/approval', '/funding/postings', '/funding/closing', '/apply']],
  ['within', ['/programme', '/programme/targets/:targetCode', '/programme/overdue', '/programme/communes/:place']],
  ['within', ['/reports/programme', '/reports/programme.docx', '/reports/programme.xlsx']],
]

export const SIGHTS: ReadonlyMap<string, Sight> = new Map(LINES.flatMap(([sight, paths]) => paths.map((path) => [path, sight] as const)))

const MARK = /qq([pekn])(\d{5})qq/gi

/** The records a page, a workbook or a paper names: "p00012", "e00003" … */
export async function marksIn(bytes: Buffer): Promise<Set<string>> {
  const texts = bytes.subarray(0, 2).toString('latin1') === 'PK' ? [...(await partsOf(bytes)).values()] : [bytes.toString('utf8')]
  return new Set(texts.flatMap((text) => [...text.matchAll(MARK)].map(([, kind, number]) => `${kind?.toLowerCase()}${number}`)))
}

export type Marked = {
  /** Mark by id of the record. */
  readonly projects: ReadonlyMap<string, string>
  readonly establishments: ReadonlyMap<string, string>
  readonly plans: ReadonlyMap<string, string>
  /** Columns that took a mark, "table.column". */
  readonly columns: readonly string[]
}

/** Writes into every text a person typed the mark of the record it belongs to, whatever table it stands in; what a rule of the database refuses keeps its text. */
export async function markAll(owner: Pool): Promise<Marked> {
  const number = async (table: string, kind: string) => {
    const { rows } = await owner.query<{ id: string }>(`select id from ${table} order by id`)
    return new Map(rows.map(({ id }, i) => [id, `${kind}${String(i + 1).padStart(5, '0')}`]))
  }
  const marked = { projects: await number('project', 'p'), establishments: await number('establishment', 'e'), plans: await number('plan', 'k') }
  const { rows: texts } = await owner.query<{ table: string; column: string; keys: string[] }>(`
    select c.table_name as table, c.column_name as column, array_agg(k.column_name::text) as keys from information_schema.columns c
    join information_schema.columns k on k.table_schema = c.table_schema and k.table_name = c.table_name
      and (k.column_name in ('project_id', 'establishment_id', 'plan_id') or (k.column_name = 'id' and k.table_name in ('project', 'establishment', 'plan')))
    join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name and t.table_type = 'BASE TABLE'
    where c.table_schema = 'public' and c.data_type = 'text' and c.table_name not like 'trail%' and c.column_name !~ '(_code|_norm|_key|^code|_id|source|sha256|sector|kind|^word|^login|password_hash|activity|state|before|after|purpose|type)$'
    group by c.table_name, c.column_name order by 1, 2`)
  const columns: string[] = []
  for (const { table, column, keys } of texts) {
    const key = ownerOf(table, keys)
    const ids =
      key.endsWith('plan_id') || table === 'plan'
        ? marked.plans
        : key === 'establishment_id' || table === 'establishment'
          ? marked.establishments
          : marked.projects
    if (await mark(owner, { table, column, key, ids })) columns.push(`${table}.${column}`)
  }
  return { ...marked, columns }
}

function ownerOf(table: string, keys: readonly string[]): string {
  if (keys.includes('id') && ['project', 'establishment', 'plan'].includes(table)) return 'id'
  return keys.find((key) => key === 'project_id') ?? keys[0] ?? 'id'
}

type Column = { readonly table: string; readonly column: string; readonly key: string; readonly ids: ReadonlyMap<string, string> }

async function mark(owner: Pool, { table, column, key, ids }: Column): Promise<boolean> {
  const set = `update ${table} t set ${column} = ${column} || ' qq' || m.mark || 'qq' from unnest($1::uuid[], $2::text[]) as m (id, mark) where t.${key} = m.id and t.${column} <> ''`
  try {
    return ((await owner.query(set, [[...ids.keys()], [...ids.values()]])).rowCount ?? 0) > 0
  } catch (error) {
    if (!/^(23|22|P0|42501)/.test((error as { code?: string }).code ?? '')) throw error // a code, a state, a day kept as text: no place for a mark
    return false
  }
}
