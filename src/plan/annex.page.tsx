// "Danh mục đề án, nhiệm vụ khuyến công": the twelve columns of the annex to the approval decision, in triệu đồng.
import { formatDay } from '../basics/day.ts'
import { formatTrieu } from '../basics/money.ts'
import type { PageContext } from '../ui/context.ts'
import { Form, SubmitButton } from '../ui/form.tsx'
import { type Column, DataTable, type Row } from '../ui/table.tsx'
import type { ItemMoney } from './plan.ts'
import type { PlanPageData, SheetRow } from './sheet.ts'

export const ANNEX_COLUMNS: readonly Column[] = [
  { key: 'stt', head: 'STT', kind: 'stt', number: '(1)' },
  { key: 'name', head: 'Tên đề án, nhiệm vụ', kind: 'text', number: '(2)', full: true },
  { key: 'unit', head: 'Đơn vị thực hiện', kind: 'text', number: '(3)', full: true },
  { key: 'beneficiary', head: 'Đơn vị thụ hưởng', kind: 'text', number: '(4)', full: true },
  { key: 'place', head: 'Địa điểm', kind: 'text', number: '(5)' },
  { key: 'output', head: 'Nội dung, quy mô, sản phẩm đầu ra', kind: 'text', number: '(6)', full: true },
  { key: 'period', head: 'Thời gian', kind: 'center', number: '(7)', full: true },
  { key: 'total', head: 'Tổng kinh phí', kind: 'money', number: '(8)=(9)+(10)+(11)' },
  { key: 'support', head: 'KC hỗ trợ', kind: 'money', number: '(9)' },
  { key: 'counterpart', head: 'Đối ứng', kind: 'money', number: '(10)' },
  { key: 'other', head: 'Khác', kind: 'money', number: '(11)' },
  { key: 'note', head: 'Ghi chú', kind: 'text', number: '(12)' },
]

export function annexCells(row: SheetRow, i: number): Row['cells'] {
  return {
    stt: String(i + 1),
    name: (
      <>
        <a class="title" href={`/projects/${row.projectId}`}>
          {row.name}
        </a>
        <span class="under">{row.code}</span>
      </>
    ),
    unit: row.implementingUnit,
    beneficiary: row.beneficiaries.join('; '),
    place: row.place,
    output: row.output,
    period: `${formatDay(row.startsOn)} - ${formatDay(row.endsOn)}`,
    ...moneyCells(row.money),
    note: row.money.supportDong < row.appraisedDong ? `Thẩm định ${formatTrieu(row.appraisedDong)}` : '',
  }
}

function moneyCells({ totalDong, supportDong, counterpartDong, otherDong }: ItemMoney): Row['cells'] {
  return {
    total: formatTrieu(totalDong),
    support: formatTrieu(supportDong),
    counterpart: formatTrieu(counterpartDong),
    other: otherDong === 0n ? '' : formatTrieu(otherDong),
  }
}

export function AnnexTable({ data, context }: { readonly data: PlanPageData; readonly context: PageContext }) {
  const { plan, rows, totals, can } = data
  const edits = can.includes('edit')
  const columns: readonly Column[] = edits ? [...ANNEX_COLUMNS, { key: 'act', head: 'Việc', kind: 'center', phone: '' }] : ANNEX_COLUMNS
  const drawn = rows.map((row, i) => ({
    id: row.projectId,
    cells: {
      ...annexCells(row, i),
      act: edits && (
        <Form
          context={context}
          action={`/plans/${plan.id}/items/${row.projectId}/removal`}
          requestKey={data.requestKeys[4 + i] ?? ''}
          version={plan.version}
          label={`Bỏ ${row.code} khỏi danh mục`}
        >
          <SubmitButton tone="quiet" small>
            {'Bỏ\u00a0ra'}
          </SubmitButton>
        </Form>
      ),
    },
  }))
  const foot = [{ cells: { name: 'Tổng cộng', ...moneyCells(totals) } }]
  return <DataTable caption={`Danh mục đề án của ${plan.name}`} unit="triệu đồng" columns={columns} rows={drawn} foot={foot} cards tight />
}
