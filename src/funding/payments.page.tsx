// The pages of what is paid, given back and settled, each the common form with its own figures and fields.
import { formatDay } from '../basics/day.ts'
import { formatDong, shareOf, sum } from '../basics/money.ts'
import type { Outcome } from '../basics/outcome.ts'
import type { AdvanceRoom } from '../programme/advance.ts'
import { STANDING_WORDS } from '../programme/standing.ts'
import { percentWords } from '../programme/words.vi.ts'
import type { Proof } from '../project/completion.ts'
import { promised } from '../project/project.ts'
import { NormVerdict } from '../ui/act-panel.tsx'
import type { PageContext } from '../ui/context.ts'
import { DayField, TextField } from '../ui/field.tsx'
import { Alert } from '../ui/panel.tsx'
import { ActForm, inDong, OrderFields } from './act-form.page.tsx'
import { heldBy, planSettlement, releasedBySettlement } from './funding.ts'
import { backOf, RecoverFirst } from './recovery.page.tsx'
import type { MoneyView, NamedFund } from './view.ts'
import { REFUSALS } from './words.vi.ts'

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
      yearOver={view.yearOver}
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
  const most = shareOf(promised(fund), basisPoints)
  const share = percentWords(basisPoints)
  return (
    <NormVerdict
      key={fund.source}
      ok={maximumDong > 0n}
      title={`${fund.name}: ${maximumDong > 0n ? `còn được tạm ứng ${inDong(maximumDong)}` : 'đã tạm ứng hết mức cho phép'}`}
      sum={`${share} × ${formatDong(promised(fund))} = ${inDong(most)}; đã nhận, trừ thu hồi ${inDong(heldBy(fund))}`}
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
  const facts = known.map(({ fund, payableDong }) => ({ name: `Còn được thanh toán, ${fund.name}`, value: inDong(payableDong ?? 0n) }))
  const open = known.filter(({ payableDong }) => (payableDong ?? 0n) > 0n)
  const back = backOf(view)
  const why =
    known.length === 0 ? REFUSALS['funding.not-accepted']?.({}) : 'Đã thanh toán đủ theo kết quả nghiệm thu. Việc tiếp theo: quyết toán, thanh lý.'
  const nothing = back > 0n ? <RecoverFirst view={view} back={back} /> : <Alert kind="info">{why}</Alert>
  return (
    <ActForm
      context={context}
      project={view.project}
      path="payments"
      title="Thanh toán sau nghiệm thu"
      facts={facts}
      funds={view.funds}
      submit="Ghi thanh toán"
      yearOver={view.yearOver}
      before={open.length === 0 ? nothing : undefined}
      blocked={open.length === 0}
    >
      {view.unprovenDong > 0n && (
        <Alert kind="warn">
          {`Còn ${inDong(view.unprovenDong)} vốn đối ứng chưa chứng minh bằng hóa đơn, chứng từ. Thanh toán xong vẫn chưa quyết toán được cho đến khi ghi đủ.`}
        </Alert>
      )}
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

/** What was accepted, what of it is still earned where the two differ, what is kept, and what goes back. */
function settledFigures({ standing, acceptedDong }: MoneyView) {
  const committed = standing.filter(({ fund }) => fund.committedDong > 0n)
  const earned = committed.every(({ finalDong }) => finalDong !== undefined) ? sum(committed.map(({ finalDong }) => finalDong ?? 0n)) : undefined
  const accepted = acceptedDong === undefined ? [] : [{ name: 'Hỗ trợ theo biên bản nghiệm thu', value: inDong(acceptedDong) }]
  const bySource = committed.flatMap(({ fund, finalDong }) => [
    { name: `Được quyết toán, ${fund.name}`, value: finalDong === undefined ? 'chưa nghiệm thu' : inDong(finalDong) },
    { name: 'Đã chi, trừ thu hồi', value: inDong(heldBy(fund)) },
    { name: 'Trả lại dự toán khi quyết toán', value: inDong(releasedBySettlement(fund, finalDong)) },
  ])
  return acceptedDong === earned ? bySource : [...accepted, ...bySource]
}

export function SettlementForm({ context, view }: { context: PageContext; view: ProvenView }) {
  const facts = settledFigures(view)
  const pledge = view.funds.find((fund) => fund.pledgedDong > 0n)
  if (pledge) facts.push({ name: 'Vốn đối ứng đã chứng minh / cam kết', value: `${formatDong(pledge.provenDong)} / ${inDong(pledge.pledgedDong)}` })
  const open = view.standing.filter(({ fund }) => fund.committedDong > 0n).map(({ fund, finalDong }) => planSettlement(fund, finalDong))
  const back = backOf(view)
  const codes = open
    .flatMap((plan) => (plan.ok ? [] : plan.refusals))
    .filter(({ code }) => code !== 'funding.excess-not-recovered')
    .map(({ code, facts: why }) => REFUSALS[code]?.(why) ?? '')
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
      before={
        <>
          {back > 0n && <RecoverFirst view={view} back={back} />}
          {codes.map((sentence) => (
            <Alert key={sentence} kind="warn">
              {sentence}
            </Alert>
          ))}
        </>
      }
      blocked={back > 0n || codes.length > 0}
    >
      <LackingProofs proofs={view.proofs} />
      <TextField name="paperNo" label="Số biên bản thanh lý" hint="Ví dụ 05/BBTL-SCT" class="short" />
      <DayField name="day" label="Ngày thanh lý" value={formatDay(context.today)} />
    </ActForm>
  )
}
