// Acceptance: contract and approved money, quantities against the plan, the cost that counts, and the support it earns by the norm.

import { NormBox } from '../appraisal/norm-box.page.tsx'
import { formatDay } from '../basics/day.ts'
import { type Dong, formatDong, parseDong } from '../basics/money.ts'
import { STATE_TONES, STATE_WORDS } from '../project/words.vi.ts'
import { StateChip } from '../ui/chip.tsx'
import { type FormState, firstValue, formFor, type PageContext } from '../ui/context.ts'
import { DayField, MoneyField, RadioField, TextArea, TextField } from '../ui/field.tsx'
import { ErrorSummary, Form, LinkButton, SubmitButton } from '../ui/form.tsx'
import { Page } from '../ui/page.tsx'
import { Alert, Kv, MainAndSide, Sheet, Side } from '../ui/panel.tsx'
import { acceptedMoney, VERDICTS } from './acceptance.ts'
import type { AcceptanceDesk, SignedContract } from './desk.ts'
import { ProofFields } from './proof-fields.page.tsx'
import { AMOUNT_UNREADABLE, overEstimateWords, VERDICT_WORDS } from './words.vi.ts'

export type AcceptancePageData = {
  readonly desk: AcceptanceDesk
  readonly may: boolean
  readonly requestKey: string
  /** What was typed before pressing "Tính lại theo định mức". */
  readonly typed: FormState['values']
}

export function AcceptancePage({ data, context }: { readonly data: AcceptancePageData; readonly context: PageContext }) {
  const { desk, may } = data
  const { project } = desk
  const action = `/projects/${project.id}/acceptance`
  const form =
    formFor(context, action) ?? (Object.keys(data.typed).length === 0 ? undefined : { action, values: data.typed, errors: wrongAmount(data.typed) })
  const shown = form ? { ...context, form } : context
  return (
    <Page
      context={context}
      title={`Nghiệm thu cơ sở: ${project.code}`}
      crumbs={[
        { label: 'Kiểm tra, nghiệm thu', href: '/inspections' },
        { label: project.code, href: `/projects/${project.id}` },
        { label: 'Nghiệm thu' },
      ]}
      sub={project.name}
      acts={<StateChip tone={STATE_TONES[project.state]} word={STATE_WORDS[project.state]} />}
    >
      <ErrorSummary context={shown} action={action} what="Chưa lưu được biên bản nghiệm thu" />
      {may ? (
        <Work data={data} context={shown} form={form} action={action} />
      ) : (
        <Alert kind="info">
          {`Đề án đang ở trạng thái "${STATE_WORDS[project.state]}" nên không nghiệm thu ở bước này. `}
          <a href={`/projects/${project.id}`}>Về đề án để xem việc được làm lúc này</a>.
        </Alert>
      )}
    </Page>
  )
}

/** What cannot be counted again is said at its field, as when the minutes are saved. */
function wrongAmount(values: FormState['values']): FormState['errors'] {
  const eligibleDong = String(values.eligibleDong ?? '')
  if (parseDong(eligibleDong) !== undefined) return []
  return [{ field: 'eligibleDong', text: eligibleDong.trim() === '' ? 'Nhập tổng giá trị hợp lệ rồi tính lại.' : AMOUNT_UNREADABLE }]
}

type WorkProps = { readonly data: AcceptancePageData; readonly context: PageContext; readonly form: FormState | undefined; readonly action: string }

function Work({ data, context, form, action }: WorkProps) {
  const { desk, requestKey } = data
  const eligibleDong = parseDong(firstValue(form, 'eligibleDong') ?? '')
  return (
    <MainAndSide side={<Beside desk={desk} eligibleDong={eligibleDong} />}>
      {desk.inspections.length === 0 && (
        <Alert kind="warn">
          Đề án chưa có biên bản kiểm tra nên chưa nghiệm thu được.{' '}
          <a href={`/projects/${desk.project.id}/inspections`}>Ghi biên bản kiểm tra trước</a>.
        </Alert>
      )}
      <Form context={context} action={action} requestKey={requestKey} version={desk.project.version} label="Biên bản nghiệm thu">
        <div class="stack">
          <Sheet title="Kinh phí" padded>
            <MoneyField
              name="eligibleDong"
              label="Tổng giá trị hợp lệ"
              hint="Đồng, không lẻ; giá trị hóa đơn trước thuế GTGT của các hạng mục được hỗ trợ"
            />
            <button class="btn btn-outline" type="submit" formMethod="get" formAction={action}>
              Tính lại theo định mức
            </button>
          </Sheet>
          <Sheet title="Kết quả tính cho mục tiêu" padded>
            <ProofFields desk={desk} />
            <TextArea
              name="explanation"
              label="Giải trình, việc phải làm tiếp"
              rows={2}
              optional
              hint="Bắt buộc khi khối lượng vượt mức được duyệt, giá trị hợp lệ vượt dự toán hoặc đạt có điều kiện"
            />
          </Sheet>
          <Sheet title="Biên bản nghiệm thu cơ sở" padded>
            <div class="grid g-2">
              <TextField name="minutesNo" label="Số biên bản" maxLength={60} hint="Ví dụ 21/BBNT-SCT" />
              <DayField name="heldOn" label="Ngày nghiệm thu" value={formatDay(context.today)} />
            </div>
            <TextArea name="attendees" label="Thành phần nghiệm thu" rows={3} hint="Sở Công Thương, đơn vị thực hiện, đơn vị thụ hưởng, UBND xã" />
            <RadioField name="verdict" label="Kết luận" options={VERDICTS.map((value) => ({ value, label: VERDICT_WORDS[value] }))} />
            <TextArea name="conclusion" label="Nội dung kết luận" rows={3} hint="Chất lượng, vận hành, hiệu quả ban đầu" />
            <div class="form-acts">
              <SubmitButton>Lưu biên bản nghiệm thu</SubmitButton>
              <LinkButton href={`/projects/${desk.project.id}`}>Về đề án</LinkButton>
            </div>
          </Sheet>
        </div>
      </Form>
    </MainAndSide>
  )
}

function Beside({ desk, eligibleDong }: { readonly desk: AcceptanceDesk; readonly eligibleDong: Dong | undefined }) {
  const { contract, approvedDong } = desk
  return (
    <>
      <Side title="Hợp đồng">
        <Kv
          facts={[
            ...(contract ? contractFacts(contract) : [{ name: 'Số hợp đồng', value: 'Chưa ghi' }]),
            { name: 'Hỗ trợ được duyệt', value: `${formatDong(approvedDong)} đồng` },
          ]}
        />
      </Side>
      {eligibleDong === undefined ? (
        <Side title="Hỗ trợ theo định mức">
          <p class="note">Nhập tổng giá trị hợp lệ rồi bấm "Tính lại theo định mức" để xem mức hỗ trợ trước khi lưu.</p>
        </Side>
      ) : (
        <Earned desk={desk} eligibleDong={eligibleDong} />
      )}
    </>
  )
}

function contractFacts({ number, signedOn, endsOn, supportDong }: SignedContract) {
  return [
    { name: 'Số hợp đồng', value: `${number} ngày ${formatDay(signedOn)}` },
    { name: 'Hết hạn', value: formatDay(endsOn) },
    { name: 'Hỗ trợ theo hợp đồng', value: `${formatDong(supportDong)} đồng` },
  ]
}

function Earned({ desk, eligibleDong }: { readonly desk: AcceptanceDesk; readonly eligibleDong: Dong }) {
  const money = acceptedMoney({ ...desk, eligibleDong })
  return (
    <>
      <NormBox {...desk} day={desk.normDay} eligibleDong={eligibleDong} supportDong={money.supportDong} />
      <Side title="Kinh phí nghiệm thu">
        <Kv
          facts={[
            { name: 'Giá trị hợp lệ', value: `${formatDong(money.eligibleDong)} đồng` },
            { name: 'Hỗ trợ nghiệm thu', value: `${formatDong(money.supportDong)} đồng` },
            { name: 'Đối ứng thực tế', value: `${formatDong(money.counterpartDong)} đồng` },
          ]}
        />
        {eligibleDong > desk.estimateDong && <Alert kind="warn">{overEstimateWords(desk.estimateDong)}</Alert>}
        <p class="note">Mức thấp nhất trong mức được duyệt, tỷ lệ của giá trị hợp lệ và trần mức chi ngày thẩm định.</p>
      </Side>
    </>
  )
}
