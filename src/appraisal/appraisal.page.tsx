// The appraisal form: costs and the norm beside it, then the minutes with five findings, amounts by source and the conclusion.
import { type Day, formatDay } from '../basics/day.ts'
import { type Dong, formatDong, sum } from '../basics/money.ts'
import { isInForce } from '../programme/norm.ts'
import { Doubt } from '../project/act-frame.page.tsx'
import { Twins } from '../project/twins.page.tsx'
import { STATE_TONES, STATE_WORDS } from '../project/words.vi.ts'
import type { Twin } from '../registry/establishment-view.ts'
import { StateChip } from '../ui/chip.tsx'
import { type FormState, formFor, type PageContext } from '../ui/context.ts'
import { CheckField, DayField, MoneyField, RadioField, TextArea, TextField } from '../ui/field.tsx'
import { ErrorSummary, Form, LinkButton, SubmitButton } from '../ui/form.tsx'
import { Page } from '../ui/page.tsx'
import { Alert, FileRow, MainAndSide, Sheet, Side } from '../ui/panel.tsx'
import { type Appraisal, type Tier, VERDICTS } from './appraisal.ts'
import { Costs } from './costs.page.tsx'
import { CriteriaTable } from './criteria.page.tsx'
import { askedBySource, type Desk, sourcesAsked } from './desk.ts'
import { conditionsOf } from './eligibility.ts'
import { type Guess, guessOf } from './guess.page.tsx'
import { NormBox } from './norm-box.page.tsx'
import { NormFields } from './norm-fields.page.tsx'
import { CONDITION_WORDS, LIMIT_WORDS, TIER_WORDS, VERDICT_WORDS } from './words.vi.ts'

export type AppraisalPageData = {
  readonly desk: Desk
  readonly tier: Tier
  readonly twins: readonly Twin[]
  /** Whether this person may appraise now. */
  readonly may: boolean
  readonly beneficiaries: readonly { readonly id: string; readonly name: string }[]
  readonly requestKey: string
}

export const PATHS = { base: 'appraisal', ministry: 'ministry-appraisal' } as const satisfies Record<Tier, string>

export function AppraisalPage({ data, context }: { readonly data: AppraisalPageData; readonly context: PageContext }) {
  const { desk, tier, may } = data
  const { project } = desk
  const action = `/projects/${project.id}/${PATHS[tier]}`
  const recomputed = formFor(context, recomputationOf(action))
  const form = recomputed ? { action, values: recomputed.values, errors: [] } : formFor(context, action)
  const shown = form ? { ...context, form } : context
  return (
    <Page
      context={context}
      title={`${TIER_WORDS[tier]}: ${project.code}`}
      crumbs={[{ label: 'Đề án', href: '/projects' }, { label: project.code, href: `/projects/${project.id}` }, { label: TIER_WORDS[tier] }]}
      sub={project.name}
      acts={<StateChip tone={STATE_TONES[project.state]} word={STATE_WORDS[project.state]} />}
    >
      <ErrorSummary context={shown} action={action} what="Chưa lưu được biên bản thẩm định" />
      {recomputed?.errors.map(({ text }) => (
        <Alert kind="info" key={text}>
          {text}
        </Alert>
      ))}
      {may ? <Work data={data} context={shown} form={form} action={action} /> : <NotNow data={data} />}
    </Page>
  )
}

/** "Tính lại theo định mức" comes back with all that was typed, its answer above the form. */
function recomputationOf(action: string): string {
  return `${action}/recomputation`
}

function NotNow({ data: { desk } }: { readonly data: AppraisalPageData }) {
  return (
    <div class="stack">
      <Alert kind="info">
        {`Đề án đang ở trạng thái "${STATE_WORDS[desk.project.state]}" nên không ghi biên bản thẩm định ở bước này. `}
        <a href={`/projects/${desk.project.id}`}>Về đề án để xem việc được làm lúc này</a>.
      </Alert>
      <Earlier earlier={desk.earlier} />
    </div>
  )
}

type WorkProps = { readonly data: AppraisalPageData; readonly context: PageContext; readonly form: FormState | undefined; readonly action: string }

function Work({ data, context, form, action }: WorkProps) {
  const { desk, tier } = data
  const guess = guessOf(desk, form)
  return (
    <MainAndSide side={<Beside desk={desk} guess={guess} />}>
      <Doubt duplicate={desk.duplicate} />
      <Twins twins={data.twins} />
      <Costs desk={desk} />
      <Form context={context} action={action} requestKey={data.requestKey} version={desk.project.version} label="Biên bản thẩm định">
        <div class="stack">
          <Sheet title="Mức hỗ trợ" padded>
            <div class="grid g-2">
              <DayField name="heldOn" label="Ngày thẩm định" value={formatDay(desk.normDay)} hint="dd/mm/yyyy; mức chi tra theo ngày này" />
              <MoneyField name="eligibleDong" label="Chi phí được tính hỗ trợ" value={formatDong(guess.eligibleDong)} />
            </div>
            <CheckField
              name="priority"
              label="Đề án thuộc địa bàn, ngành nghề ưu tiên (Điều 6 Nghị định 45/2012/NĐ-CP)"
              checked={desk.earlier[0]?.priority ?? false}
              hint="Trần mức chi được nâng theo hệ số ưu tiên, nếu mức chi có quy định."
            />
            <NormFields desk={desk} />
            <div class="grid g-2">
              {sourcesAsked(desk).map(({ source, name }) => (
                <MoneyField
                  key={source}
                  name={`amounts.${source}`}
                  label={`Hỗ trợ từ ${name}`}
                  hint={`Đơn vị đề nghị ${formatDong(askedBySource(desk).get(source) ?? 0n)} đồng`}
                  value={formatDong(guess.amounts.get(source) ?? 0n)}
                />
              ))}
            </div>
            <ShareFields beneficiaries={data.beneficiaries} />
            <SubmitButton tone="outline" formAction={recomputationOf(action)}>
              Tính lại theo định mức
            </SubmitButton>
          </Sheet>
          <Sheet title="Năm nội dung thẩm định" note="Điều 9 Thông tư 36/2013/TT-BCT">
            <CriteriaTable form={form} />
          </Sheet>
          <Sheet title="Kết luận" padded>
            <TextField name="minutesNo" label="Số biên bản" maxLength={60} hint="Ví dụ 05/BB-SCT" />
            <RadioField name="verdict" label="Kết luận" options={VERDICTS.map((value) => ({ value, label: VERDICT_WORDS[value] }))} />
            <TextArea name="conclusion" label="Nội dung kết luận" rows={4} hint="Kinh phí thống nhất, lý do cắt giảm, yêu cầu bổ sung và thời hạn" />
            <div class="form-acts">
              <SubmitButton>{tier === 'base' ? 'Lưu biên bản thẩm định' : 'Lưu kết quả thẩm định'}</SubmitButton>
              <LinkButton href={`/projects/${desk.project.id}`}>Về đề án</LinkButton>
            </div>
          </Sheet>
        </div>
      </Form>
    </MainAndSide>
  )
}

/** Several beneficiaries: what each is given is entered, and its own ceiling is charged with it. */
function ShareFields({ beneficiaries }: Pick<AppraisalPageData, 'beneficiaries'>) {
  if (beneficiaries.length < 2) return null
  return (
    <div class="grid g-2">
      {beneficiaries.map(({ id, name }) => (
        <MoneyField
          key={id}
          name={`shares.${id}`}
          label={`Mức hỗ trợ của ${name}`}
          hint="Cộng các cơ sở bằng tổng mức hỗ trợ; mỗi cơ sở không quá trần"
        />
      ))}
    </div>
  )
}

function Beside({ desk, guess }: { readonly desk: Desk; readonly guess: Guess }) {
  const supportDong = sum(guess.amounts.values())
  const conditions = conditionsOf({ ...desk, form: desk.project.form, supportDong })
  return (
    <>
      <Judged desk={desk} guess={guess} supportDong={supportDong} />
      <Side title="Đối chiếu hồ sơ">
        <p class="note">{`Mức hỗ trợ ${LIMIT_WORDS[guess.limitedBy]}.`}</p>
        {conditions.map(({ condition, met, gapDong }) => {
          const words = CONDITION_WORDS[condition]
          return (
            <FileRow key={condition} name={words.name} state={met ? 'ok' : 'missing'} meta={met ? words.met : words.unmet(formatDong(gapDong))} />
          )
        })}
      </Side>
      <Earlier earlier={desk.earlier} />
    </>
  )
}

/** The verdict of the norm, or why there is none to show yet. */
function Judged({ desk, guess, supportDong }: { readonly desk: Desk; readonly guess: Guess; readonly supportDong: Dong }) {
  const { norm, day } = guess
  if (guess.open) return <Alert kind="warn">Chưa chọn mức chi nên chưa đối chiếu được mức hỗ trợ. Chọn mức chi áp dụng rồi bấm tính lại.</Alert>
  if (norm && !isInForce(norm, day))
    return (
      <Alert kind="warn">
        {`Mức chi đang chọn có hiệu lực từ ngày ${formatDay(norm.inForceFrom)}, sau ngày thẩm định ${formatDay(day)}. Khi tính lại và khi lưu, mức hỗ trợ đối chiếu với mức chi của ngày thẩm định.`}
      </Alert>
    )
  return <NormBox {...guess} beneficiaries={desk.beneficiaries} supportDong={supportDong} used={norm && desk.used.get(norm.code)} />
}

function Earlier({ earlier }: { readonly earlier: readonly Appraisal[] }) {
  if (earlier.length === 0) return null
  return (
    <Side title="Các lần thẩm định">
      {earlier.map((one) => (
        <FileRow
          key={one.id}
          name={`${TIER_WORDS[one.tier]}: ${VERDICT_WORDS[one.verdict].toLowerCase()}`}
          state={one.verdict === 'fail' ? 'missing' : 'ok'}
          meta={`Biên bản ${one.minutesNo} ${dayWords(one.heldOn)}, hỗ trợ ${formatDong(one.proposedDong)} đồng`}
        />
      ))}
    </Side>
  )
}

function dayWords(held: Day): string {
  return `ngày ${formatDay(held)}`
}
