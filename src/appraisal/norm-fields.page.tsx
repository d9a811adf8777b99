// The choice of norm on the appraisal form: those written for the content of the đề án first, then the rest, last none with its reason.
import { SelectField, TextField } from '../ui/field.tsx'
import type { Desk } from './desk.ts'
import { NO_NORM } from './norm-choice.ts'

export function NormFields({ desk }: { readonly desk: Desk }) {
  const { norms, ownCodes, project } = desk
  const written = ownCodes.length > 0
  const options = norms.map(({ code, name }) => ({ value: code, label: ownCodes.includes(code) ? name : `Nội dung khác: ${name}` }))
  return (
    <>
      <SelectField
        name="normCode"
        label="Mức chi áp dụng"
        hint="Mức chi của ngày thẩm định, giữ đến khi nghiệm thu"
        options={written ? [...options, { value: NO_NORM, label: 'Không có mức chi áp dụng (nêu lý do)' }] : options}
        value={project.normCode ?? ''}
        blank={written ? 'Chọn mức chi' : 'Nội dung này chưa có mức chi'}
        optional={!written}
      />
      {written && (
        <TextField
          name="noNormReason"
          label="Lý do không có mức chi áp dụng"
          hint='Chỉ nhập khi chọn "Không có mức chi áp dụng"; lưu cùng nội dung kết luận'
          maxLength={500}
          optional
        />
      )}
    </>
  )
}
