// The pages of the money acts, each the common form with its own figures and fields.
import { formatDay } from '../basics/day.ts'
import { type Dong, formatDong, shareOf, sum } from '../basics/money.ts'
import type { Outcome } from '../basics/outcome.ts'
import type { AdvanceRoom } from '../programme/advance.ts'
import { STANDING_WORDS } from '../programme/standing.ts'
import { percentWords } from '../programme/words.vi.ts'
import type { Proof } from '../project/completion.ts'
import type { Project } from '../project/project.ts'
import { NormVerdict } from '../ui/act-panel.tsx'
import type { PageContext } from '../ui/context.ts'
import { DayField, MoneyField, SelectField, TextField } from '../ui/field.tsx'
import { Alert } from '../ui/panel.tsx'
import { ActForm, EndingFields, OrderFields, SourceField } from './act-form.page.tsx'
import { heldBy, planSettlement, reducible } from './funding.ts'
import type { NamedFund } from './view.ts'
import { ADVANCE_KIND_WORDS, REFUSALS } from './words.vi.ts'

export type Standing = {
  readonly fund: NamedFund
  readonly finalDong: Dong | undefined
  readonly payableDong: bigint | undefined
  readonly recoverableDong: bigint
}
export type MoneyView = {
  readonly project: Project
  readonly funds: readonly NamedFund[]
  readonly standing: readonly Standing[]
  readonly unprovenDong: bigint
}

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
    name: `Dự toán ${view.funds.find((fund) => fund.source === source)?.name ?? source} năm ${view.project.year} còn lại`,
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
      <TextField name="decisionNo" label="Số quyết định" hint="Ví dụ 57/QĐ-UBND" class="short" />
      <DayField name="decidedOn" label="Ngày quyết định" value={formatDay(context.today)} />
    </ActForm>
  )
}

export function ReductionForm({ context, view }: { context: PageContext; view: MoneyView }) {
  const facts = view.funds
    .filter((fund) => fund.approvedDong > 0n)
    .map((fund) => {
      const { notCommitted, notPaid } = reducible(fund)
      return { name: `Chưa chi, ${fund.name}`, value: VND(notCommitted + notPaid) }
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
    <ActForm context={context} project={view.project} path="contract" title="Ghi hợp đồng thực hiện đề án" funds={view.funds} submit="Ghi hợp đồng">
      <TextField name="number" label="Số hợp đồng" hint="Ví dụ 07/2024/HĐ-KCĐP" class="short" />
      <DayField name="signedOn" label="Ngày ký" value={formatDay(context.today)} />
      <DayField name="endsOn" label="Thời hạn hoàn thành" value={formatDay(view.project.endsOn)} />
      {view.funds
        .filter((fund) => fund.approvedDong > 0n)
        .map((fund) => (
          <div key={fund.source}>
            <input type="hidden" name="source" value={fund.source} />
            <MoneyField
              name="amount"
              label={`Kinh phí hỗ trợ từ ${fund.name}`}
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

export type AdvanceOf = { readonly fund: NamedFund; readonly room: Outcome<AdvanceRoom>; readonly sentence: string }

export function AdvanceForm({ context, view }: { context: PageContext; view: MoneyView & { readonly rooms: readonly AdvanceOf[] } }) {
  const open = view.rooms.filter(({ room }) => room.ok && room.value.maximumDong > 0n)
  const [first] = open
  return (
    <ActForm
      context={context}
      project={view.project}
      path="advances"
      title="Tạm ứng"
      funds={view.funds}
      submit="Ghi tạm ứng"
      before={view.rooms.length === 0 ? <Alert kind="warn">{REFUSALS['funding.no-contract']?.({})}</Alert> : view.rooms.map(roomPanel)}
      blocked={open.length === 0}
    >
      <OrderFields
        context={context}
        funds={open.map(({ fund }) => fund)}
        amountLabel="Số tiền tạm ứng"
        amount={first?.room.ok ? first.room.value.maximumDong : undefined}
        paperLabel="Số ủy nhiệm chi"
        dayLabel="Ngày chi"
      />
    </ActForm>
  )
}

/** "70 % × 150.000.000 = 105.000.000 đồng, đã nhận 0 đồng" with its article; or why there is nothing to advance. */
function roomPanel({ fund, room, sentence }: AdvanceOf) {
  if (!room.ok) return <Alert key={fund.source} kind="warn">{`${fund.name}: ${sentence}`}</Alert>
  const { maximumDong, basisPoints, article, standing } = room.value
  const most = shareOf(fund.committedDong, basisPoints)
  const share = percentWords(basisPoints)
  return (
    <NormVerdict
      key={fund.source}
      ok={maximumDong > 0n}
      title={`${fund.name}: ${maximumDong > 0n ? `còn được tạm ứng ${VND(maximumDong)}` : 'đã tạm ứng hết mức cho phép'}`}
      sum={`${share} × ${formatDong(fund.committedDong)} = ${VND(most)}; đã nhận, trừ thu hồi ${VND(heldBy(fund))}`}
      citations={[{ article, standing }]}
    />
  )
}

type ProvenView = MoneyView & { readonly proofs: readonly Proof[] }

/** What the rest is paid on. Papers may lie on a desk instead, so it is told and not refused. */
function LackingProofs({ proofs }: { proofs: readonly Proof[] }) {
  const lacking = proofs.filter(({ held }) => !held)
  const first = lacking[0]
  if (!first) return null
  return (
    <Alert kind="warn">
      {`Hồ sơ chưa có tệp: ${lacking.map(({ name }) => name).join('; ')}. Đối chiếu bản giấy trước khi ghi (${first.article}, ${STANDING_WORDS[first.standing].toLowerCase()}).`}
    </Alert>
  )
}

export function PaymentForm({ context, view }: { context: PageContext; view: ProvenView }) {
  const known = view.standing.filter(({ payableDong }) => payableDong !== undefined)
  const facts = known.map(({ fund, payableDong }) => ({ name: `Còn được thanh toán, ${fund.name}`, value: VND(payableDong ?? 0n) }))
  const open = known.filter(({ payableDong }) => (payableDong ?? 0n) > 0n)
  const why =
    known.length === 0 ? REFUSALS['funding.not-accepted']?.({}) : 'Đã thanh toán đủ theo kết quả nghiệm thu. Việc tiếp theo: quyết toán, thanh lý.'
  return (
    <ActForm
      context={context}
      project={view.project}
      path="payments"
      title="Thanh toán sau nghiệm thu"
      facts={facts}
      funds={view.funds}
      submit="Ghi thanh toán"
      before={open.length === 0 ? <Alert kind="info">{why}</Alert> : undefined}
      blocked={open.length === 0}
    >
      <LackingProofs proofs={view.proofs} />
      <OrderFields
        context={context}
        funds={open.map(({ fund }) => fund)}
        amountLabel="Số tiền thanh toán"
        amount={open[0]?.payableDong}
        paperLabel="Số ủy nhiệm chi"
        dayLabel="Ngày chi"
      />
    </ActForm>
  )
}

export function RecoveryForm({ context, view }: { context: PageContext; view: MoneyView }) {
  const open = view.standing.filter(({ recoverableDong }) => recoverableDong > 0n)
  return (
    <ActForm
      context={context}
      project={view.project}
      path="recoveries"
      title="Thu hồi kinh phí"
      facts={open.map(({ fund, recoverableDong }) => ({ name: `Đã nhận, chưa quyết toán, ${fund.name}`, value: VND(recoverableDong) }))}
      funds={view.funds}
      submit="Ghi thu hồi"
      grave
      before={open.length === 0 ? <Alert kind="info">Không còn khoản đã nhận mà chưa quyết toán để thu hồi.</Alert> : undefined}
      blocked={open.length === 0}
    >
      <OrderFields
        context={context}
        funds={open.map(({ fund }) => fund)}
        amountLabel="Số tiền thu hồi"
        amount={open[0] && excessOf(open[0])}
        paperLabel="Số quyết định thu hồi"
        dayLabel="Ngày quyết định"
      />
    </ActForm>
  )
}

/** After acceptance only what was paid above it comes back; before, everything received. */
function excessOf({ fund, finalDong, recoverableDong }: Standing): bigint {
  const excess = finalDong === undefined ? recoverableDong : heldBy(fund) - finalDong
  return excess > 0n ? excess : recoverableDong
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
        amountLabel="Giá trị hóa đơn, chứng từ đối ứng"
        amount={pledge && pledge.pledgedDong > pledge.provenDong ? pledge.pledgedDong - pledge.provenDong : undefined}
        paperLabel="Bảng kê chứng từ số"
        dayLabel="Ngày bảng kê"
      />
    </ActForm>
  )
}

export function SettlementForm({ context, view }: { context: PageContext; view: ProvenView }) {
  const facts = view.standing
    .filter(({ fund }) => fund.committedDong > 0n)
    .flatMap(({ fund, finalDong }) => [
      { name: `Hỗ trợ theo nghiệm thu, ${fund.name}`, value: finalDong === undefined ? 'chưa nghiệm thu' : VND(finalDong) },
      { name: 'Đã chi, trừ thu hồi', value: VND(heldBy(fund)) },
      { name: 'Trả lại dự toán khi quyết toán', value: VND(fund.approvedDong - fund.releasedDong - heldBy(fund)) },
    ])
  const pledge = view.funds.find((fund) => fund.pledgedDong > 0n)
  if (pledge) facts.push({ name: 'Vốn đối ứng đã chứng minh / cam kết', value: `${formatDong(pledge.provenDong)} / ${VND(pledge.pledgedDong)}` })
  const open = view.standing.filter(({ fund }) => fund.committedDong > 0n).map(({ fund, finalDong }) => planSettlement(fund, finalDong))
  const codes = open.flatMap((plan) => (plan.ok ? [] : plan.refusals)).map(({ code, facts: why }) => REFUSALS[code]?.(why) ?? '')
  if (view.unprovenDong > 0n) codes.push(REFUSALS['funding.counterpart-not-proven']?.({ missing: String(view.unprovenDong) }) ?? '')
  return (
    <ActForm
      context={context}
      project={view.project}
      path="settlement"
      title="Quyết toán, thanh lý hợp đồng"
      facts={facts}
      funds={view.funds}
      submit="Quyết toán"
      before={codes.map((sentence) => (
        <Alert key={sentence} kind="warn">
          {sentence}
        </Alert>
      ))}
      blocked={codes.length > 0}
    >
      <LackingProofs proofs={view.proofs} />
      <TextField name="paperNo" label="Số biên bản thanh lý" hint="Ví dụ 05/BBTL-SCT" class="short" />
      <DayField name="day" label="Ngày thanh lý" value={formatDay(context.today)} />
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
      before={held > 0n ? <Alert kind="warn">{`Số đã tạm ứng ${VND(held)} sẽ chuyển sang theo dõi thu hồi.`}</Alert> : undefined}
    >
      <EndingFields context={context} />
    </ActForm>
  )
}
