// The pages of what is decided about the money of one đề án: approval, less support, contract, ending.
import { formatDay } from '../basics/day.ts'
import { formatDong, sum } from '../basics/money.ts'
import type { PageContext } from '../ui/context.ts'
import { DayField, MoneyField, SelectField, TextField } from '../ui/field.tsx'
import { Alert } from '../ui/panel.tsx'
import { ActForm, EndingFields, inDong, SourceField } from './act-form.page.tsx'
import { mostReduced } from './funding.ts'
import type { MoneyView } from './view.ts'
import { ADVANCE_KIND_WORDS } from './words.vi.ts'

export function ApprovalForm({
  context,
  view,
  again,
}: {
  context: PageContext
  view: MoneyView & { readonly estimateLeft: ReadonlyMap<string, bigint> }
  again: boolean
}) {
  const facts = [...view.estimateLeft].map(([source, left]) => ({
    name: `Dự toán ${view.funds.find((fund) => fund.source === source)?.name ?? source} năm ${view.project.year} còn lại`,
    value: inDong(left),
  }))
  const left = view.funds.reduce((most, fund) => (fund.appraisedDong - fund.approvedDong > most ? fund.appraisedDong - fund.approvedDong : most), 0n)
  return (
    <ActForm
      context={context}
      project={view.project}
      path={again ? 'supplements' : 'approval'}
      title={again ? 'Phê duyệt bổ sung kinh phí' : 'Phê duyệt đề án'}
      facts={facts}
      funds={view.funds}
      submit={again ? 'Phê duyệt bổ sung' : 'Phê duyệt'}
      versioned={!again}
      yearOver={view.yearOver}
      before={
        left === 0n ? <Alert kind="info">Mức thẩm định đã phê duyệt đủ nên không bổ sung được. Nhu cầu thêm lập thành đề án khác.</Alert> : undefined
      }
      blocked={left === 0n}
    >
      <SourceField funds={view.funds} />
      <MoneyField
        name="amount"
        label="Kinh phí hỗ trợ được phê duyệt"
        value={again ? '' : formatDong(left)}
        hint={`Còn được phê duyệt theo kết quả thẩm định: ${inDong(left)}`}
      />
      <TextField name="decisionNo" label="Số quyết định" hint="Ví dụ 57/QĐ-UBND" class="short" />
      <DayField name="decidedOn" label="Ngày quyết định" value={formatDay(context.today)} />
    </ActForm>
  )
}

export function ReductionForm({ context, view }: { context: PageContext; view: MoneyView }) {
  const facts = view.funds
    .filter((fund) => fund.approvedDong > 0n)
    .map((fund) => {
      const what = fund.earnedDong === null ? 'Chưa chi' : 'Còn phải chi theo nghiệm thu'
      return { name: `${what}, ${fund.name}`, value: inDong(mostReduced(fund)) }
    })
  return (
    <ActForm
      context={context}
      project={view.project}
      path="reductions"
      title="Điều chỉnh giảm mức hỗ trợ"
      facts={facts}
      funds={view.funds}
      submit="Giảm mức hỗ trợ"
      grave
    >
      <SourceField funds={view.funds} />
      <MoneyField name="amount" label="Số tiền giảm" hint="Chỉ giảm phần chưa chi; số này trở về dự toán trong năm" />
      <EndingFields context={context} />
    </ActForm>
  )
}

export function ContractForm({
  context,
  view,
}: {
  context: PageContext
  view: MoneyView & { readonly counterpartDong: bigint; readonly advanceKind: string }
}) {
  return (
    <ActForm
      context={context}
      project={view.project}
      path="contract"
      title="Ghi hợp đồng thực hiện đề án"
      funds={view.funds}
      submit="Ghi hợp đồng"
      yearOver={view.yearOver}
    >
      <TextField name="number" label="Số hợp đồng" hint="Ví dụ 07/2024/HĐ-KCĐP" class="short" />
      <DayField name="signedOn" label="Ngày ký" value={formatDay(context.today)} />
      <DayField name="endsOn" label="Thời hạn hoàn thành" value={formatDay(view.project.endsOn)} />
      {!view.yearOver && (
        <TextField
          name="permission"
          label="Văn bản cho phép kéo dài thời gian thực hiện, chuyển nguồn"
          hint={`Chỉ nhập khi thời hạn hoàn thành sau năm ngân sách ${view.project.year}`}
          class="short"
          optional
        />
      )}
      {view.funds
        .filter((fund) => fund.approvedDong > 0n)
        .map((fund) => (
          <div key={fund.source}>
            <input type="hidden" name="source" value={fund.source} />
            <MoneyField
              name="amount"
              label={`Kinh phí hỗ trợ từ ${fund.name}`}
              value={formatDong(fund.approvedDong)}
              hint={`Đã phê duyệt ${inDong(fund.approvedDong)}`}
            />
          </div>
        ))}
      <MoneyField name="counterpart" label="Vốn đối ứng cam kết" value={formatDong(view.counterpartDong)} />
      <SelectField
        name="advanceKind"
        label="Loại nội dung để áp dụng mức tạm ứng"
        hint="Theo nội dung của đề án, Điều 13 Thông tư 36/2013/TT-BCT"
        options={[{ value: view.advanceKind, label: ADVANCE_KIND_WORDS[view.advanceKind] ?? view.advanceKind }]}
        value={view.advanceKind}
      />
    </ActForm>
  )
}

export function EndingForm({ context, view, act }: { context: PageContext; view: MoneyView; act: 'cancellation' | 'stop' }) {
  const held = sum(view.standing.map(({ recoverableDong }) => recoverableDong))
  const title = act === 'stop' ? 'Ngừng thực hiện đề án' : 'Hủy đề án đã phê duyệt'
  return (
    <ActForm
      context={context}
      project={view.project}
      path={act}
      title={title}
      funds={view.funds}
      submit={act === 'stop' ? 'Ngừng thực hiện' : 'Hủy đề án'}
      grave
      before={held > 0n ? <Alert kind="warn">{`Số đã tạm ứng ${inDong(held)} sẽ chuyển sang theo dõi thu hồi.`}</Alert> : undefined}
    >
      <EndingFields context={context} />
    </ActForm>
  )
}
