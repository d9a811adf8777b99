// What was done for each target line: establishments to tick, things named before to tick. No box takes a number.

import { formatFigure } from '../basics/figure.ts'
import { countingWords, isNamed } from '../programme/counting.ts'
import { asksThings, type OfferedLine } from '../project/evidence/offer.ts'
import { RadioField } from '../ui/field.tsx'
import { useFormScope } from '../ui/form-context.ts'
import type { AcceptanceDesk } from './desk.ts'

export function ProofFields({ desk }: { desk: AcceptanceDesk }) {
  const asked = desk.lines.filter(({ counting }) => asksThings(counting))
  if (asked.length === 0) return <p class="note">Đề án không thuộc chỉ tiêu đếm nào của chương trình, nên nghiệm thu không tính vào mục tiêu.</p>
  return (
    <>
      {asked.map((offered) => (
        <ProofField key={offered.line.code} offered={offered} desk={desk} />
      ))}
    </>
  )
}

function ProofField({ offered, desk: { project, again } }: { offered: OfferedLine; desk: AcceptanceDesk }) {
  const { line, counting, planned, things } = offered
  const form = useFormScope().form
  const name = `proofs.${line.code}`
  const options = things.map(({ recordId, called, parts }) => {
    const other = again.find((one) => one.targetCode === line.code && one.called === called)
    const many = parts.length > 1 ? `${parts.length} ${line.unit}. ` : ''
    return { value: recordId, label: called, hint: `${many}${other ? `Đã tính ở đề án ${other.projectCode}, không tính lần hai.` : ''}` }
  })
  // ticked when the page is opened: whoever accepts takes off what was not done
  const opened = form ? undefined : { action: '', values: { [name]: options.map(({ value }) => value) }, errors: [] }
  return (
    <>
      <RadioField
        name={name}
        label={line.name}
        hint={`Được duyệt ${formatFigure(planned)} ${line.unit}. ${countingWords(counting)}`}
        options={options}
        many
        form={opened}
      />
      {isNamed(counting.what) && (
        <p class="note">
          {options.length === 0 && 'Chưa ghi việc nào. '}
          <a href={`/projects/${project.id}/results/${encodeURIComponent(line.code)}`}>Ghi từng việc kèm giấy tờ</a>
        </p>
      )}
    </>
  )
}
