import { z } from 'zod'
import { choiceField, dayField, idField, lineField, listOf, moneyField, moneyOrZero, optionalLine, versionField } from '../platform/fields.ts'
import { ADVANCE_KINDS } from '../programme/advance.ts'
import { listedSource, sourceField } from '../programme/programme.field.ts'
import { MOST_SOURCES } from '../programme/programme.ts'
import { AFTERWARDS, TAKES_BACK } from './funding.ts'

export const approvalInput = {
  projectId: idField,
  source: sourceField,
  amount: moneyField('kinh phí hỗ trợ'),
  decisionNo: lineField('số quyết định', 60),
  decidedOn: dayField('ngày quyết định'),
}
const permission = optionalLine('số văn bản cho phép', 60)
/** Money promised or paid: of a budget year that is over only by leave of a paper. */
export const grantInput = { ...approvalInput, permission }
export const orderInput = {
  projectId: idField,
  version: versionField,
  source: sourceField,
  amount: moneyField('số tiền'),
  paperNo: lineField('số chứng từ', 60),
  day: dayField('ngày'),
}
export const spendingInput = z.strictObject({ ...orderInput, permission })
export const recoveryInput = z.strictObject({
  ...orderInput,
  takesBack: z.enum(TAKES_BACK, { error: 'Chọn khoản thu hồi.' }).default('advance-first'),
  afterwards: z.enum(AFTERWARDS, { error: 'Chọn số thu hồi có được chi lại hay không.' }).default('final'),
  permission,
})
/** The counterpart has one source alone. */
export const proofInput = z.strictObject({ ...orderInput, source: z.undefined().optional() })
export const correctionInput = proofInput.extend({ reason: lineField('lý do') })
export const endingInput = z.strictObject({
  projectId: idField,
  version: versionField,
  decisionNo: lineField('số quyết định', 60),
  decidedOn: dayField('ngày quyết định'),
  reason: lineField('lý do'),
})

export const reductionInput = z.strictObject({ ...approvalInput, version: versionField, reason: lineField('lý do') })

export const contractInput = z.strictObject({
  projectId: idField,
  version: versionField,
  number: lineField('số hợp đồng', 60),
  signedOn: dayField('ngày ký'),
  endsOn: dayField('thời hạn hoàn thành'),
  source: listOf(listedSource, MOST_SOURCES),
  amount: listOf(moneyOrZero(), MOST_SOURCES),
  counterpart: moneyOrZero(),
  advanceKind: choiceField('loại nội dung', ADVANCE_KINDS),
  permission,
})
