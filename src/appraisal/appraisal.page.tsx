// The appraisal form: costs and the norm beside it, then the minutes with five findings, amounts by source and the conclusion.
import { type Day, formatDay } from '../basics/day.ts'
import { type Dong, dong, formatDong, parseDong, sum } from '../basics/money.ts'
import { costOf } from '../project/dossier.ts'
import { STATE_TONES, STATE_WORDS } from '../project/words.vi.ts'
import { StateChip } from '../ui/chip.tsx'
import { type FormState, firstValue, formFor, type PageContext } from '../ui/context.ts'
import { CheckField, DayField, MoneyField, RadioField, TextArea, TextField } from '../ui/field.tsx'
import { ErrorSummary, Form, LinkButton, SubmitButton } from '../ui/form.tsx'
import { Page } from '../ui/page.tsx'
import { Alert, FileRow, MainAndSide, Sheet, Side } from '../ui/panel.tsx'
import { type Column, DataTable } from '../ui/table.tsx'
import { type Appraisal, type Tier, VERDICTS } from './appraisal.ts'
import { CriteriaTable } from './criteria.page.tsx'
import { askedBySource, askedOf, type Desk } from './desk.ts'
import { conditionsOf } from './eligibility.ts'
import { NormBox } from './norm-box.page.tsx'
import { dealOut, propose } from './proposal.ts'
import { CONDITION_WORDS, LIMIT_WORDS, TIER_WORDS, VERDICT_WORDS } from './words.vi.ts'

export type AppraisalPageData = {
  readonly desk: Desk
  readonly tier: Tier
  /** Whether this person may appraise now. */
  readonly may: boolean
  readonly requestKey: string
  /** What was typed before pressing "Tính lại theo định mức". */
  readonly typed: Readonly<Record<string, string>>
}

export const PATHS = { base: 'appraisal', ministry: 'ministry-appraisal' } as const satisfies Record<Tier, string>

export function AppraisalPage({ data, context }: { readonly data: AppraisalPageData; readonly context: PageContext }) {
  const { desk, tier, may } = data
  const { project } = desk
  const action = `/projects/${project.id}/${PATHS[tier]}`
  const form = formFor(context, action) ?? (Object.keys(data.typed).length === 0 ? undefined : { action, values: data.typed, errors: [] })
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
      {may ? <Work data={data} context={shown} form={form} action={action} /> : <NotNow data={data} />}
    </Page>
  )
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
            <div class="grid g-2">
              {desk.sources.map(({ source, name }) => (
                <MoneyField
                  key={source}
                  name={`amounts.${source}`}
                  label={`Hỗ trợ từ ${name}`}
                  hint={`Đơn vị đề nghị ${formatDong(askedBySource(desk).get(source) ?? 0n)} đồng`}
                  value={formatDong(guess.amounts.get(source) ?? 0n)}
                />
              ))}
            </div>
            <button class="btn btn-outline" type="submit" formMethod="get" formAction={action}>
              Tính lại theo định mức
            </button>
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

type Guess = {
  readonly eligibleDong: Dong
  readonly priority: boolean
  readonly amounts: ReadonlyMap<string, Dong>
  readonly limitedBy: keyof typeof LIMIT_WORDS
}

/** What the form stands at: typed values where they can be read, else the dossier's own cost and the most the norm allows. */
function guessOf(desk: Desk, form: FormState | undefined): Guess {
  const eligibleDong = parseDong(firstValue(form, 'eligibleDong') ?? '') ?? desk.eligibleDong
  const priority = form ? firstValue(form, 'priority') === 'on' : (desk.earlier[0]?.priority ?? false)
  const proposal = propose(askedOf(desk, { eligibleDong, priority }))
  const earlier = new Map(desk.funds.map(({ source, appraisedDong }) => [source, appraisedDong]))
  const suggested = desk.earlier[0]?.verdict !== 'fail' && sum(earlier.values()) > 0n ? earlier : dealOut(proposal.maximumDong, askedBySource(desk))
  const amounts = new Map(
    desk.sources.map(({ source }) => [source, parseDong(firstValue(form, `amounts.${source}`) ?? '') ?? suggested.get(source) ?? dong(0n)]),
  )
  return { eligibleDong, priority, amounts, limitedBy: proposal.limitedBy }
}

function Beside({ desk, guess }: { readonly desk: Desk; readonly guess: Guess }) {
  const supportDong = sum(guess.amounts.values())
  const conditions = conditionsOf({ ...desk, form: desk.project.form, supportDong })
  return (
    <>
      <NormBox {...desk} {...guess} day={desk.normDay} supportDong={supportDong} />
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

const COST_COLUMNS: readonly Column[] = [
  { key: 'stt', head: 'STT', kind: 'stt' },
  { key: 'name', head: 'Hạng mục', kind: 'text', full: true },
  { key: 'unit', head: 'ĐVT', kind: 'center' },
  { key: 'quantity', head: 'Số lượng', kind: 'num' },
  { key: 'price', head: 'Đơn giá', kind: 'money' },
  { key: 'cost', head: 'Thành tiền', kind: 'money' },
  { key: 'eligible', head: 'Tính hỗ trợ', kind: 'center' },
]

function Costs({ desk }: { readonly desk: Desk }) {
  const rows = desk.costs.map((line, i) => ({
    cells: {
      stt: String(i + 1),
      name: line.name,
      unit: line.unit,
      quantity: formatDong(BigInt(line.quantity)),
      price: formatDong(line.priceDong),
      cost: formatDong(costOf(line)),
      eligible: line.eligible ? 'Có' : 'Không',
    },
  }))
  const foot = [
    { cells: { name: 'Tổng cộng', cost: formatDong(desk.totalDong) } },
    { cells: { name: 'Trong đó được tính hỗ trợ', cost: formatDong(desk.eligibleDong) } },
  ]
  return (
    <Sheet title="Dự toán của hồ sơ">
      <DataTable caption="Dự toán của hồ sơ" unit="đồng" columns={COST_COLUMNS} rows={rows} foot={foot} cards />
    </Sheet>
  )
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
