// The five contents of the minutes (T1): what is looked at, the finding, the remark or what is asked.
import { type FormState, firstValue } from '../ui/context.ts'
import { fieldId } from '../ui/form-context.ts'
import { Icon } from '../ui/icon.tsx'
import { type Column, DataTable } from '../ui/table.tsx'
import { CRITERIA, type Criterion, FINDINGS } from './appraisal.ts'
import { CRITERION_WORDS, FINDING_WORDS } from './words.vi.ts'

const COLUMNS: readonly Column[] = [
  { key: 'stt', head: 'STT', kind: 'stt' },
  { key: 'criterion', head: 'Nội dung thẩm định', kind: 'text', full: true },
  { key: 'finding', head: 'Phù hợp', kind: 'center' },
  { key: 'remark', head: 'Nhận xét, yêu cầu', kind: 'text', full: true },
]

export function CriteriaTable({ form }: { readonly form: FormState | undefined }) {
  const rows = CRITERIA.map((criterion, i) => ({
    cells: {
      stt: String(i + 1),
      criterion: CRITERION_WORDS[criterion],
      finding: <FindingCell criterion={criterion} form={form} />,
      remark: <RemarkCell criterion={criterion} form={form} />,
    },
  }))
  return <DataTable caption="Năm nội dung thẩm định (Điều 9 Thông tư 36/2013/TT-BCT)" columns={COLUMNS} rows={rows} cards />
}

type CellProps = { readonly criterion: Criterion; readonly form: FormState | undefined }

function FindingCell({ criterion, form }: CellProps) {
  const name = `findings.${criterion}`
  const chosen = firstValue(form, name) ?? 'yes'
  return (
    <>
      <select class="form-select" id={fieldId('f', name)} name={name} aria-label={`Phù hợp: ${CRITERION_WORDS[criterion]}`}>
        {FINDINGS.map((finding) => (
          <option key={finding} value={finding} selected={finding === chosen}>
            {FINDING_WORDS[finding]}
          </option>
        ))}
      </select>
      <CellError name={name} form={form} />
    </>
  )
}

function RemarkCell({ criterion, form }: CellProps) {
  const name = `remarks.${criterion}`
  return (
    <>
      <input
        class="form-control"
        id={fieldId('f', name)}
        name={name}
        value={firstValue(form, name)}
        maxLength={500}
        autocomplete="off"
        aria-label={`Nhận xét, yêu cầu: ${CRITERION_WORDS[criterion]}`}
      />
      <CellError name={name} form={form} />
    </>
  )
}

function CellError({ name, form }: { readonly name: string; readonly form: FormState | undefined }) {
  const errors = form?.errors.filter((error) => error.field === name) ?? []
  return (
    <>
      {errors.map(({ text }) => (
        <p class="field-error" key={text}>
          <Icon name="alert" />
          <span>{text}</span>
        </p>
      ))}
    </>
  )
}
