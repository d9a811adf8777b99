// The pages of the money acts, each the common form with its own figures and fields.
import { formatDay } from '../basics/day.ts'
import { formatDong, sum } from '../basics/money.ts'
import type { Outcome } from '../basics/outcome.ts'
import type { AdvanceRoom } from '../programme/advance.ts'
import type { Project, ProjectFund } from '../project/project.ts'
import { NormVerdict } from '../ui/act-panel.tsx'
import type { PageContext } from '../ui/context.ts'
import { DayField, MoneyField, SelectField, TextField } from '../ui/field.tsx'
import { Alert } from '../ui/panel.tsx'
import { ActForm, EndingFields, OrderFields, SourceField } from './act-form.page.tsx'
import { ADVANCE_KIND_WORDS, SOURCE_WORDS } from './words.vi.ts'

export type Standing = {
  readonly fund: ProjectFund
  readonly finalDong: bigint | undefined
  readonly payableDong: bigint | undefined
  readonly recoverableDong: bigint
}
export type MoneyView = { readonly project: Project; readonly funds: readonly ProjectFund[]; readonly standing: readonly Standing[] }

const VND = (amount: bigint) => `${formatDong(amount)} đồng`

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
    name: `Dự toán ${SOURCE_WORDS[source] ?? source} năm ${view.project.year} còn lại`,
    value: VND(left),
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
    >
      <SourceField funds={view.funds} />
      <MoneyField
        name="amount"
        label="Kinh phí hỗ trợ được phê duyệt"
        value={again ? '' : formatDong(left)}
        hint={`Còn được phê duyệt theo kết quả thẩm định: ${VND(left)}`}
      />
      <TextField name="decisionNo" label="Số quyết định" hint="Ví dụ 57/QĐ-UBND" />
      <DayField name="decidedOn" label="Ngày quyết định" value={formatDay(context.today)} />
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
    <ActForm context={context} project={view.project} path="contract" title="Ghi hợp đồng thực hiện đề án" funds={view.funds} submit="Ghi hợp đồng">
      <TextField name="number" label="Số hợp đồng" hint="Ví dụ 07/2024/HĐ-KCĐP" />
      <DayField name="signedOn" label="Ngày ký" value={formatDay(context.today)} />
      <DayField name="endsOn" label="Thời hạn hoàn thành" value={formatDay(view.project.endsOn)} />
      {view.funds
        .filter((fund) => fund.approvedDong > 0n)
        .map((fund) => (
          <div key={fund.source}>
            <input type="hidden" name="source" value={fund.source} />
            <MoneyField
              name="amount"
              label={`Kinh phí hỗ trợ từ ${SOURCE_WORDS[fund.source] ?? fund.source}`}
              value={formatDong(fund.approvedDong)}
              hint={`Đã phê duyệt ${VND(fund.approvedDong)}`}
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

export function AdvanceForm({
  context,
  view,
  room,
  sentence,
}: {
  context: PageContext
  view: MoneyView
  room: Outcome<AdvanceRoom>
  sentence: string
}) {
  const committed = sum(view.funds.map((fund) => fund.committedDong))
  const verdict = room.ok ? (
    <NormVerdict
      ok={room.value.maximumDong > 0n}
      title={room.value.maximumDong > 0n ? `Còn được tạm ứng ${VND(room.value.maximumDong)}` : 'Đã tạm ứng hết mức cho phép'}
      sum={`Kinh phí hỗ trợ theo hợp đồng ${VND(committed)}`}
      citations={[{ article: room.value.article, standing: room.value.standing }]}
    />
  ) : (
    <Alert kind="warn">{sentence}</Alert>
  )
  return (
    <ActForm
      context={context}
      project={view.project}
      path="advances"
      title="Tạm ứng"
      funds={view.funds}
      submit="Ghi tạm ứng"
      before={verdict}
      blocked={!room.ok}
    >
      <OrderFields
        context={context}
        funds={view.funds}
        amountLabel="Số tiền tạm ứng"
        amount={room.ok ? room.value.maximumDong : undefined}
        paperLabel="Số uỷ nhiệm chi"
        dayLabel="Ngày chi"
      />
    </ActForm>
  )
}

export function PaymentForm({ context, view }: { context: PageContext; view: MoneyView }) {
  const facts = view.standing
    .filter(({ payableDong }) => payableDong !== undefined)
    .map(({ fund, payableDong }) => ({ name: `Còn được thanh toán, ${SOURCE_WORDS[fund.source] ?? fund.source}`, value: VND(payableDong ?? 0n) }))
  const most = view.standing.reduce((amount, { payableDong }) => ((payableDong ?? 0n) > amount ? (payableDong ?? 0n) : amount), 0n)
  return (
    <ActForm
      context={context}
      project={view.project}
      path="payments"
      title="Thanh toán sau nghiệm thu"
      facts={facts}
      funds={view.funds}
      submit="Ghi thanh toán"
    >
      <OrderFields
        context={context}
        funds={view.funds}
        amountLabel="Số tiền thanh toán"
        amount={most}
        paperLabel="Số uỷ nhiệm chi"
        dayLabel="Ngày chi"
      />
    </ActForm>
  )
}

export function RecoveryForm({ context, view }: { context: PageContext; view: MoneyView }) {
  const most = view.standing.reduce((amount, { recoverableDong }) => (recoverableDong > amount ? recoverableDong : amount), 0n)
  return (
    <ActForm context={context} project={view.project} path="recoveries" title="Thu hồi kinh phí" funds={view.funds} submit="Ghi thu hồi" grave>
      <OrderFields
        context={context}
        funds={view.funds}
        amountLabel="Số tiền thu hồi"
        amount={most}
        hint={`Đã nhận, chưa quyết toán: ${VND(most)}`}
        paperLabel="Số quyết định thu hồi"
        dayLabel="Ngày quyết định"
      />
    </ActForm>
  )
}

export function CounterpartForm({ context, view }: { context: PageContext; view: MoneyView }) {
  const pledge = view.funds.find((fund) => fund.pledgedDong > 0n)
  const facts = pledge
    ? [
        { name: 'Đã cam kết', value: VND(pledge.pledgedDong) },
        { name: 'Đã chứng minh', value: VND(pledge.provenDong) },
      ]
    : []
  return (
    <ActForm context={context} project={view.project} path="counterpart" title="Chứng minh vốn đối ứng" facts={facts} submit="Ghi vốn đối ứng">
      <OrderFields
        context={context}
        funds={[]}
        amountLabel="Giá trị hoá đơn, chứng từ đối ứng"
        amount={pledge && pledge.pledgedDong > pledge.provenDong ? pledge.pledgedDong - pledge.provenDong : undefined}
        paperLabel="Bảng kê chứng từ số"
        dayLabel="Ngày bảng kê"
      />
    </ActForm>
  )
}

export function SettlementForm({ context, view }: { context: PageContext; view: MoneyView }) {
  const facts = view.standing
    .filter(({ fund }) => fund.committedDong > 0n)
    .flatMap(({ fund, finalDong }) => [
      {
        name: `Hỗ trợ theo nghiệm thu, ${SOURCE_WORDS[fund.source] ?? fund.source}`,
        value: finalDong === undefined ? 'chưa nghiệm thu' : VND(finalDong),
      },
      { name: 'Đã chi, trừ thu hồi', value: VND(fund.advancedDong + fund.paidDong - fund.recoveredDong) },
    ])
  return (
    <ActForm
      context={context}
      project={view.project}
      path="settlement"
      title="Quyết toán, thanh lý hợp đồng"
      facts={facts}
      funds={view.funds}
      submit="Quyết toán"
    >
      <TextField name="paperNo" label="Số biên bản thanh lý" hint="Ví dụ 05/BBTL-SCT" />
      <DayField name="day" label="Ngày thanh lý" value={formatDay(context.today)} />
    </ActForm>
  )
}

export function EndingForm({ context, view, act }: { context: PageContext; view: MoneyView; act: 'cancellation' | 'stop' }) {
  const held = sum(view.standing.map(({ recoverableDong }) => recoverableDong))
  const title = act === 'stop' ? 'Ngừng thực hiện đề án' : 'Huỷ đề án đã phê duyệt'
  return (
    <ActForm
      context={context}
      project={view.project}
      path={act}
      title={title}
      funds={view.funds}
      submit={act === 'stop' ? 'Ngừng thực hiện' : 'Huỷ đề án'}
      grave
      before={held > 0n ? <Alert kind="warn">{`Số đã tạm ứng ${VND(held)} sẽ chuyển sang theo dõi thu hồi.`}</Alert> : undefined}
    >
      <EndingFields context={context} />
    </ActForm>
  )
}
