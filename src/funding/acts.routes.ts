import { z } from 'zod'
import { type Dong, dong } from '../basics/money.ts'
import { refuse } from '../basics/outcome.ts'
import { inFull } from '../papers/words/amount-in-words.ts'
import type { Role } from '../people/role.ts'
import { dayField, idField, lineField, versionField } from '../platform/fields.ts'
import type { Route } from '../platform/route.ts'
import { actRoute, formRoute, plain, withClosedYear, withCounterpart, withEstimate, withProofs, withRooms } from './act.routes.ts'
import { contractInput, correctionInput, endingInput, grantInput, proofInput, recoveryInput, reductionInput, spendingInput } from './acts.inputs.ts'
import { ApprovalForm, ContractForm, EndingForm, ReductionForm } from './acts.page.tsx'
import { approveProject, supplementProject } from './approval.actions.ts'
import { cancelProject, signContract, stopProject } from './contract.actions.ts'
import { correctCounterpart, proveCounterpart } from './counterpart.actions.ts'
import { CorrectionForm, CounterpartForm } from './counterpart.page.tsx'
import { advance, pay, settle } from './payment.actions.ts'
import { AdvanceForm, PaymentForm, SettlementForm } from './payments.page.tsx'
import { recover } from './recovery.actions.ts'
import { RecoveryForm } from './recovery.page.tsx'
import { reduceSupport } from './reduction.actions.ts'

const APPROVERS = ['provincial-leader', 'ministry-officer'] as const satisfies readonly Role[]
const REDUCERS = ['department-leader', 'ministry-officer'] as const satisfies readonly Role[]

function order<I extends { readonly amount: Dong }>({ amount, ...rest }: I) {
  return { ...rest, amountDong: amount }
}

const paid = (what: string) => (input: { readonly amount: Dong }) => `Đã ghi ${what} ${inFull(input.amount)}.`

export const fundingActRoutes: readonly Route[] = [
  formRoute('approve', 'approval', 'Phê duyệt một đề án', APPROVERS, withEstimate, (context, view) => ApprovalForm({ context, view, again: false })),
  actRoute(
    'approval',
    'Phê duyệt một đề án',
    APPROVERS,
    z.strictObject({ ...grantInput, version: versionField }),
    (ask, input) => approveProject(ask, order(input)),
    paid('phê duyệt'),
  ),
  formRoute('supplement', 'supplements', 'Phê duyệt bổ sung kinh phí', APPROVERS, withEstimate, (context, view) =>
    ApprovalForm({ context, view, again: true }),
  ),
  actRoute(
    'supplements',
    'Phê duyệt bổ sung kinh phí',
    APPROVERS,
    z.strictObject(grantInput),
    (ask, input) => supplementProject(ask, order(input)),
    paid('phê duyệt bổ sung'),
    false,
  ),
  formRoute('reduce', 'reductions', 'Điều chỉnh giảm mức hỗ trợ', REDUCERS, plain, (context, view) => ReductionForm({ context, view })),
  actRoute(
    'reductions',
    'Điều chỉnh giảm mức hỗ trợ',
    REDUCERS,
    reductionInput,
    (ask, input) => reduceSupport(ask, order(input)),
    ({ amount }) => `Đã giảm mức hỗ trợ ${inFull(amount)}; số này trở về dự toán.`,
  ),
  formRoute('contract', 'contract', 'Ghi hợp đồng', ['department-leader'], withCounterpart, (context, view) => ContractForm({ context, view })),
  actRoute(
    'contract',
    'Ghi hợp đồng',
    ['department-leader'],
    contractInput,
    async (ask, { source, amount, counterpart, ...input }) => {
      const amounts = new Map(source.map((name, i) => [name, amount[i] ?? dong(0n)]))
      return amounts.size < source.length
        ? refuse('funding.source-twice', {}, 'source')
        : await signContract(ask, { ...input, amounts, counterpartDong: counterpart })
    },
    ({ number }) => `Đã ghi hợp đồng số ${number}.`,
  ),
  formRoute('advance', 'advances', 'Tạm ứng', ['finance-officer'], withRooms, (context, view) => AdvanceForm({ context, view })),
  actRoute('advances', 'Tạm ứng', ['finance-officer'], spendingInput, (ask, input) => advance(ask, order(input)), paid('tạm ứng')),
  formRoute('pay', 'payments', 'Thanh toán', ['finance-officer'], withProofs, (context, view) => PaymentForm({ context, view })),
  actRoute('payments', 'Thanh toán', ['finance-officer'], spendingInput, (ask, input) => pay(ask, order(input)), paid('thanh toán')),
  formRoute('recover', 'recoveries', 'Thu hồi kinh phí', ['finance-officer'], withClosedYear, (context, view) => RecoveryForm({ context, view })),
  actRoute('recoveries', 'Thu hồi kinh phí', ['finance-officer'], recoveryInput, (ask, input) => recover(ask, order(input)), paid('thu hồi')),
  formRoute('prove-counterpart', 'counterpart', 'Chứng minh vốn đối ứng', ['finance-officer'], plain, (context, view) =>
    CounterpartForm({ context, view }),
  ),
  actRoute(
    'counterpart',
    'Chứng minh vốn đối ứng',
    ['finance-officer'],
    proofInput,
    (ask, input) => proveCounterpart(ask, order(input)),
    paid('vốn đối ứng'),
  ),
  formRoute(
    'correct-counterpart',
    'counterpart-corrections',
    'Điều chỉnh giảm vốn đối ứng đã chứng minh',
    ['finance-officer'],
    plain,
    (context, view) => CorrectionForm({ context, view }),
  ),
  actRoute(
    'counterpart-corrections',
    'Điều chỉnh giảm vốn đối ứng đã chứng minh',
    ['finance-officer'],
    correctionInput,
    (ask, input) => correctCounterpart(ask, order(input)),
    ({ amount }) => `Đã điều chỉnh giảm vốn đối ứng đã chứng minh ${inFull(amount)}.`,
  ),
  formRoute('settle', 'settlement', 'Quyết toán, thanh lý', ['finance-officer'], withProofs, (context, view) => SettlementForm({ context, view })),
  actRoute(
    'settlement',
    'Quyết toán, thanh lý',
    ['finance-officer'],
    z.strictObject({ projectId: idField, version: versionField, paperNo: lineField('số biên bản', 60), day: dayField('ngày') }),
    settle,
    () => 'Đã quyết toán và thanh lý hợp đồng.',
  ),
  formRoute('cancel', 'cancellation', 'Hủy đề án', APPROVERS, plain, (context, view) => EndingForm({ context, view, act: 'cancellation' })),
  actRoute('cancellation', 'Hủy đề án', APPROVERS, endingInput, cancelProject, () => 'Đã hủy đề án; kinh phí trở về dự toán.'),
  formRoute('stop', 'stop', 'Ngừng đề án', APPROVERS, plain, (context, view) => EndingForm({ context, view, act: 'stop' })),
  actRoute('stop', 'Ngừng đề án', APPROVERS, endingInput, stopProject, () => 'Đã ngừng thực hiện đề án.'),
]
