// Step 3: the lines of the cost estimate and the money by source. Without JavaScript: "Thêm 5 dòng" saves and draws more lines.
import { formatDong } from '../basics/money.ts'
import { allValues, formFor, type PageContext } from '../ui/context.ts'
import { SelectField } from '../ui/field.tsx'
import { ErrorSummary, Form, SubmitButton } from '../ui/form.tsx'
import { Icon } from '../ui/icon.tsx'
import { Alert, Sheet } from '../ui/panel.tsx'
import { costOf } from './dossier.ts'
import { StepPage, stepPath } from './draft-steps.page.tsx'
import type { CostLine } from './project.ts'
import type { DraftView } from './view.ts'

type Typed = {
  readonly name: string
  readonly unit: string
  readonly quantity: string
  readonly price: string
  readonly eligible: boolean
  readonly sum: string
}

const EMPTY: Typed = { name: '', unit: '', quantity: '', price: '', eligible: true, sum: '-' }

function written(line: CostLine): Typed {
  return {
    name: line.name,
    unit: line.unit,
    quantity: String(line.quantity),
    price: formatDong(line.priceDong),
    eligible: line.eligible,
    sum: formatDong(costOf(line)),
  }
}

/** What was typed when the form came back, otherwise what is kept. */
function linesOf(view: DraftView, context: PageContext, action: string): Typed[] {
  const form = formFor(context, action)
  const kept = view.costs.map(written)
  if (!form) return Array.from({ length: view.rows }, (_, i) => kept[i] ?? EMPTY)
  const of = (name: string) => allValues(form, name) ?? []
  const names = of('costName')
  const ticked = new Set(of('eligible'))
  return names.map((name, i) => ({
    name,
    unit: of('costUnit')[i] ?? '',
    quantity: of('costQuantity')[i] ?? '',
    price: of('costPrice')[i] ?? '',
    eligible: ticked.has(String(i)),
    sum: kept[i]?.name === name ? (kept[i]?.sum ?? '-') : '-',
  }))
}

export function CostsStepPage(view: DraftView, context: PageContext) {
  const action = stepPath(view.project.id, 'costs')
  return (
    <StepPage view={view} context={context} step="costs">
      <ErrorSummary context={context} action={action} what="Chưa lưu được dự toán" />
      <Form context={context} action={action} requestKey={view.requestKey} version={view.project.version}>
        <div class="stack">
          <Sheet title="Các hạng mục" note="ĐVT: đồng" foot={<SaveBar />}>
            <CostTable view={view} lines={linesOf(view, context, action)} errors={formFor(context, action)?.errors ?? []} />
          </Sheet>
          <Sheet title="Nguồn tiền" padded>
            <Verdict view={view} />
            <p class="note">{`Tổng các hạng mục đã lưu: ${formatDong(view.totalDong)} đồng. Tổng các nguồn phải bằng số này.`}</p>
            <Norms view={view} />
            <div class="grid g-2">
              <Sources view={view} context={context} action={action} />
            </div>
            <div class="form-acts">
              <SubmitButton name="act" value="save">
                Lưu và sang bước sau
              </SubmitButton>
            </div>
          </Sheet>
        </div>
      </Form>
    </StepPage>
  )
}

function SaveBar() {
  return (
    <div class="save-bar">
      <SubmitButton tone="outline" name="act" value="stay">
        Lưu bản nháp
      </SubmitButton>
      <SubmitButton tone="quiet" icon="plus" name="act" value="more">
        Thêm 5 dòng
      </SubmitButton>
    </div>
  )
}

type Errors = readonly { readonly field?: string; readonly text: string }[]

function CostTable({ view, lines, errors }: { view: DraftView; lines: readonly Typed[]; errors: Errors }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section class="table-scroll" tabIndex={0} aria-label="Bảng nhập hạng mục">
      <table class="data-table input-table cards">
        <caption class="sr">{`Hạng mục chi phí của đề án ${view.project.code}, đồng`}</caption>
        <colgroup>
          <col width="48" />
          <col />
          <col width="90" />
          <col width="100" />
          <col width="160" />
          <col width="130" />
          <col width="150" />
        </colgroup>
        <thead>
          <tr>
            <th scope="col" class="stt">
              STT
            </th>
            <th scope="col">Hạng mục, thông số</th>
            <th scope="col">ĐVT</th>
            <th scope="col" class="num">
              Số lượng
            </th>
            <th scope="col" class="money">
              Đơn giá
            </th>
            <th scope="col" class="tick">
              Được tính hỗ trợ
            </th>
            <th scope="col" class="money">
              Thành tiền
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, i) => (
            <CostRow key={i} line={line} i={i} errors={errors} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td />
            <th scope="row" colSpan={5}>
              Tổng cộng đã lưu
            </th>
            <td class="money">{formatDong(view.totalDong)}</td>
          </tr>
        </tfoot>
      </table>
    </section>
  )
}

function CostRow({ line, i, errors }: { line: Typed; i: number; errors: Errors }) {
  const mine = errors.filter((error) => error.field?.endsWith(`.${i}`))
  const cell = (name: string, label: string, value: string, kind: 'num' | 'money' | '') => {
    const bad = mine.some((error) => error.field === `${name}.${i}`)
    return (
      <input
        class={`form-control ${kind}${bad ? ' bad' : ''}`.trim()}
        id={`f-${name}-${i}`}
        name={name}
        value={value}
        autocomplete="off"
        inputMode={kind === '' ? undefined : 'numeric'}
        aria-label={`Dòng ${i + 1}: ${label}`}
        aria-invalid={bad ? 'true' : undefined}
        aria-describedby={bad ? `f-cost-error-${i}` : undefined}
      />
    )
  }
  return (
    <>
      <tr class={mine.length > 0 ? 'row-bad' : undefined}>
        <td class="stt full">{i + 1}</td>
        <td class="full" data-k="Hạng mục, thông số">
          {cell('costName', 'hạng mục', line.name, '')}
        </td>
        <td data-k="ĐVT">{cell('costUnit', 'đơn vị tính', line.unit, '')}</td>
        <td data-k="Số lượng">{cell('costQuantity', 'số lượng', line.quantity, 'num')}</td>
        <td class="full" data-k="Đơn giá">
          {cell('costPrice', 'đơn giá', line.price, 'money')}
        </td>
        <td class="tick" data-k="Được tính hỗ trợ">
          <input type="checkbox" name="eligible" value={String(i)} checked={line.eligible} aria-label={`Dòng ${i + 1}: được tính hỗ trợ`} />
        </td>
        <td class="money read full" data-k="Thành tiền">
          {line.sum}
        </td>
      </tr>
      {mine.length > 0 && (
        <tr class="err-row">
          <td class="full" colSpan={7} id={`f-cost-error-${i}`}>
            {mine.map((error) => (
              <p class="field-error" key={error.text}>
                <Icon name="alert" />
                <span>{error.text}</span>
              </p>
            ))}
          </td>
        </tr>
      )}
    </>
  )
}

function Norms({ view }: { view: DraftView }) {
  const options = view.norms.map((norm) => ({ value: norm.code, label: norm.name }))
  return (
    <SelectField
      name="normCode"
      label="Mức chi áp dụng"
      hint="Chưa rõ thì để trống, cơ quan thẩm định sẽ chọn"
      options={options}
      value={view.project.normCode ?? ''}
      blank="Chưa chọn"
      optional
    />
  )
}

const FIELD_OF = { state: 'supportDong', counterpart: 'counterpartDong', other: 'otherDong' } as const

/** One amount a source, in two columns that belong together: the source and its amount. */
function Sources({ view, context, action }: { view: DraftView; context: PageContext; action: string }) {
  const form = formFor(context, action)
  const asked = new Map(view.funds.map((fund) => [fund.source, fund.askedDong]))
  const typed = form && allValues(form, 'amount')
  return (
    <>
      {view.sources.map(({ source, name, kind }, i) => {
        const first = view.sources.findIndex((one) => one.kind === kind) === i
        const id = first ? `f-${FIELD_OF[kind]}` : `f-amount-${i}`
        const errors = (form?.errors ?? []).filter((error) => error.field === `amount.${i}` || (first && error.field === FIELD_OF[kind]))
        const kept = asked.get(source)
        return (
          <div class={errors.length > 0 ? 'field has-error' : 'field'} key={source}>
            <label for={id}>{kind === 'state' ? `Đề nghị hỗ trợ (${name})` : kind === 'counterpart' ? 'Vốn đối ứng của cơ sở' : name}</label>
            <p class="hint">Đồng, không lẻ</p>
            <input type="hidden" name="source" value={source} />
            <input
              class="form-control money"
              id={id}
              name="amount"
              inputMode="numeric"
              autocomplete="off"
              value={typed?.[i] ?? (kept ? formatDong(kept) : '')}
              aria-invalid={errors.length > 0 ? 'true' : undefined}
              aria-describedby={errors.length > 0 ? `${id}-error` : undefined}
            />
            {errors.length > 0 && (
              <p class="field-error" id={`${id}-error`}>
                <Icon name="alert" />
                <span>{errors.map((error) => error.text).join(' ')}</span>
              </p>
            )}
          </div>
        )
      })}
    </>
  )
}

function Verdict({ view }: { view: DraftView }) {
  const { verdict } = view
  if (!verdict) return null
  const most = `Mức hỗ trợ tối đa ${formatDong(verdict.maximumDong)} đồng theo ${verdict.article}`
  return verdict.ok ? (
    <Alert kind="good">{`${most}. Số đề nghị nằm trong mức này.`}</Alert>
  ) : (
    <Alert kind="warn">{`${most}. Số đề nghị vượt ${formatDong(verdict.overDong)} đồng; giảm số đề nghị và tăng vốn đối ứng, hoặc nêu rõ lý do để cơ quan thẩm định xem xét.`}</Alert>
  )
}
