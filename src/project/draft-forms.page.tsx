// Steps 1 and 2 of the application: for whom and where, and what for. The table of costs, the papers and sending have files of their own.
import { formatDay, yearOf } from '../basics/day.ts'
import { countingBrief, countingOf } from '../programme/counting.ts'
import { allValues, type FormState, formFor, type PageContext } from '../ui/context.ts'
import { CheckField, DayField, RadioField, SelectField, TextArea, TextField } from '../ui/field.tsx'
import { ariaOf, Errors } from '../ui/field-frame.tsx'
import { ErrorSummary, Form } from '../ui/form.tsx'
import { fieldId } from '../ui/form-context.ts'
import { FilterBar } from '../ui/list.tsx'
import { Kv, Sheet } from '../ui/panel.tsx'
import { StepPage, stepPath } from './draft-steps.page.tsx'
import { FORMS } from './project.ts'
import { activityOptions } from './rules-in-force.ts'
import type { DraftView } from './view.ts'
import { FORM_WORDS, pastYearWords } from './words.vi.ts'

const SAVE = 'Lưu và sang bước sau'

export function EstablishmentStepPage(view: DraftView, context: PageContext) {
  const action = stepPath(view.project.id, 'establishment')
  const { establishment } = view
  return (
    <StepPage view={view} context={context} step="establishment">
      <ErrorSummary context={context} action={action} />
      <div class="stack">
        {establishment && (
          <Sheet title={establishment.name} padded>
            <Kv
              facts={[
                { name: 'Mã số', value: establishment.identityNo ?? 'Chưa có' },
                { name: 'Người đại diện', value: establishment.ownerName },
                { name: 'Địa chỉ', value: establishment.address },
                { name: 'Sản phẩm', value: establishment.products },
              ]}
            />
            <p class="note">
              Thông tin chưa đúng: <a href={`/establishments/${establishment.id}`}>xem hồ sơ cơ sở</a>.
            </p>
          </Sheet>
        )}
        {view.mayChooseForm && (
          <Sheet title="Tìm thêm cơ sở thụ hưởng">
            <FilterBar action={action} label="Tìm cơ sở" query={view.q} submit="Tìm" placeholder="Tên hoặc mã số của cơ sở" />
          </Sheet>
        )}
        <Sheet padded>
          <Form context={context} action={action} requestKey={view.requestKey} version={view.project.version} submit={SAVE}>
            {view.mayChooseForm && <Beneficiaries view={view} />}
            <SelectField
              name="communeCode"
              label="Xã, phường nơi thực hiện"
              options={view.communes}
              value={view.project.communeCode}
              blank="Chọn xã, phường"
            />
            {view.mayChooseForm && (
              <TextField name="implementingUnit" label="Đơn vị thực hiện" value={view.project.implementingUnit} maxLength={300} />
            )}
          </Form>
        </Sheet>
      </div>
    </StepPage>
  )
}

function Beneficiaries({ view }: { view: DraftView }) {
  const chosen = new Set(view.beneficiaries.map((one) => one.value))
  const options = [...view.beneficiaries, ...view.found.filter((one) => !chosen.has(one.value))]
  return (
    <fieldset class="field">
      <legend class="label">Cơ sở thụ hưởng</legend>
      <p class="hint">Cơ sở đứng đầu là cơ sở chính. Đề án nhóm có thể để trống.</p>
      <input type="hidden" name="beneficiariesShown" value="on" />
      {options.map((one) => (
        <label class="check" key={one.value}>
          <input type="checkbox" name="beneficiaryIds" value={one.value} checked={chosen.has(one.value)} />
          <span>{one.label}</span>
        </label>
      ))}
    </fieldset>
  )
}

export function ContentStepPage(view: DraftView, context: PageContext) {
  const action = stepPath(view.project.id, 'content')
  const { project } = view
  const activities = activityOptions(view.activities)
  return (
    <StepPage view={view} context={context} step="content">
      <ErrorSummary context={context} action={action} />
      <Sheet padded>
        <Form context={context} action={action} requestKey={view.requestKey} version={project.version} submit={SAVE}>
          <TextField name="name" label="Tên đề án" value={project.name} maxLength={300} />
          <SelectField name="activity" label="Nội dung hoạt động" options={activities} value={project.activity} />
          {view.mayChooseForm && (
            <RadioField name="form" label="Loại đề án" options={FORMS.map((value) => ({ value, label: FORM_WORDS[value] }))} value={project.form} />
          )}
          {project.form === 'focal' && <OtherActivities view={view} />}
          <TextArea name="need" label="Sự cần thiết" hint="Đang sản xuất thế nào, thiếu gì, vì sao cần hỗ trợ" value={project.need} rows={4} />
          <TextArea name="goal" label="Mục tiêu" hint="Công suất, chất lượng, lao động, doanh thu sau khi thực hiện" value={project.goal} rows={4} />
          <TextArea name="result" label="Kết quả dự kiến" value={project.result} optional />
          <div class="grid g-2">
            <DayField
              name="startsOn"
              label="Bắt đầu"
              value={formatDay(project.startsOn)}
              hint={pastYearWords([project.year], yearOf(context.today))}
            />
            <DayField name="endsOn" label="Kết thúc" value={formatDay(project.endsOn)} />
          </div>
          <Targets view={view} form={formFor(context, action)} />
        </Form>
      </Sheet>
    </StepPage>
  )
}

function OtherActivities({ view }: { view: DraftView }) {
  return (
    <fieldset class="field">
      <legend class="label">Nội dung khác của đề án điểm</legend>
      <input type="hidden" name="activitiesShown" value="on" />
      {view.activities
        .filter((activity) => activity.code !== view.project.activity)
        .map(({ code, name }) => (
          <label class="check" key={code}>
            <input type="checkbox" name="activities" value={code} checked={view.otherActivities.includes(code)} />
            <span>{name}</span>
          </label>
        ))}
    </fieldset>
  )
}

/** Which lines of the programme the đề án serves, and with how many. */
function Targets({ view, form }: { view: DraftView; form: FormState | undefined }) {
  const planned = new Map(view.targets.map((target) => [target.targetCode, target.planned]))
  return (
    <fieldset class="field" id="f-planned">
      <legend class="label">Chỉ tiêu của chương trình</legend>
      <p class="hint">
        {view.lines.length === 0
          ? 'Nội dung này không thuộc chỉ tiêu nào của chương trình: đề án được theo dõi riêng, không tính vào mục tiêu.'
          : 'Nhập số lượng ở chỉ tiêu mà đề án thực hiện, các dòng khác để trống. Đổi nội dung hoạt động thì lưu trước, chỉ tiêu của nội dung mới hiện ra sau khi lưu.'}
      </p>
      {view.lines.map((line, i) => (
        <TargetLine key={line.code} line={line} at={i} planned={planned.get(line.code)} form={form} />
      ))}
      {view.lines.length > 0 && <CheckField name="noTarget" label="Đề án không thuộc chỉ tiêu nào" checked={view.noTarget} />}
    </fieldset>
  )
}

type TargetLineProps = {
  readonly line: DraftView['lines'][number]
  readonly at: number
  readonly planned: number | undefined
  readonly form: FormState | undefined
}

function TargetLine({ line, at, planned, form }: TargetLineProps) {
  const field = `planned.${at}`
  const id = fieldId('f', field)
  const errors = form?.errors.filter((error) => error.field === field).map(({ text }) => text) ?? []
  const drawn = {
    id,
    typed: allValues(form, 'planned')?.[at] ?? String(planned ?? ''),
    errors,
    described: errors.length > 0 ? `${id}-error` : undefined,
  }
  return (
    <div class={errors.length > 0 ? 'field line has-error' : 'field line'}>
      <label for={id}>
        {line.unit === '' ? line.name : `${line.name} (${line.unit})`}
        <small class="note">{countingBrief(countingOf(line))}</small>
      </label>
      <input type="hidden" name="targetCode" value={line.code} />
      <input class="form-control num" id={id} name="planned" inputMode="numeric" autocomplete="off" value={drawn.typed} {...ariaOf(drawn)} />
      <Errors drawn={drawn} />
    </div>
  )
}
