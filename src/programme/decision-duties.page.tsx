import { Sheet } from '../ui/panel.tsx'
import { type Column, DataTable, type Row } from '../ui/table.tsx'
import type { ProgrammeDocument, Solution } from './document.ts'

const SOLUTION_COLUMNS: readonly Column[] = [
  { key: 'code', head: 'STT', kind: 'stt' },
  { key: 'text', head: 'Biện pháp', kind: 'text' },
  { key: 'topic', head: 'Tiểu mục', kind: 'text' },
]

export function SolutionsSheet({ solutions }: { solutions: readonly Solution[] }) {
  const rows = solutions.flatMap((solution): Row[] => [
    { cells: { code: solution.code, text: `${solution.name}. ${answerable(solution.lead, solution.partners)}` }, kind: 'group' },
    ...solution.measures.map((measure): Row => ({ cells: { code: measure.code, text: measure.text, topic: measure.topic || '-' } })),
  ])
  return (
    <Sheet title="Giải pháp và cơ quan chịu trách nhiệm">
      <DataTable caption="Giải pháp và cơ quan chịu trách nhiệm" columns={SOLUTION_COLUMNS} rows={rows} cards />
    </Sheet>
  )
}

function answerable(lead: readonly string[], partners: readonly string[]): string {
  const led = lead.length === 0 ? '' : `Chủ trì: ${lead.join(', ')}.`
  const joined = partners.length === 0 ? '' : `Phối hợp: ${partners.join(', ')}.`
  return [led, joined].filter(Boolean).join(' ')
}

const DUTY_COLUMNS: readonly Column[] = [
  { key: 'code', head: 'STT', kind: 'stt' },
  { key: 'text', head: 'Nhiệm vụ', kind: 'text' },
  { key: 'lead', head: 'Chủ trì', kind: 'text' },
  { key: 'partners', head: 'Phối hợp', kind: 'text' },
]

export function DutiesSheet({ document }: { document: ProgrammeDocument }) {
  if (document.duties.length === 0) return null
  const rows = document.duties.map(({ code, text, lead, partners }) => ({
    cells: { code, text, lead: lead.join(', ') || '-', partners: partners.join(', ') || '-' },
  }))
  return (
    <Sheet title="Tổ chức thực hiện">
      <DataTable caption="Tổ chức thực hiện" columns={DUTY_COLUMNS} rows={rows} cards />
    </Sheet>
  )
}
