// The lines of the cost estimate: fields in a table, a card a line on a phone, with what each comes to.
import { type Dong, formatDong } from '../basics/money.ts'
import { Icon } from '../ui/icon.tsx'
import { readLine, type TypedLine } from './cost-line.ts'
import { costOf, eligibleCost, totalCost } from './dossier.ts'
import type { Estimate } from './estimate.page.tsx'

export type Errors = readonly { readonly field?: string; readonly text: string }[]

export function CostTable({ code, estimate, errors }: { code: string; estimate: Estimate; errors: Errors }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section class="table-scroll" tabIndex={0} aria-label="Bảng nhập hạng mục">
      <table class="data-table input-table cards">
        <caption class="sr">{`Hạng mục chi phí của đề án ${code}, đồng`}</caption>
        <colgroup>
          <col width="48" />
          <col />
          <col width="84" />
          <col width="84" />
          <col width="140" />
          <col width="104" />
          <col width="140" />
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
            <th scope="col" class="tick long">
              {'Được tính hỗ\u00a0trợ'}
            </th>
            <th scope="col" class="money">
              Thành tiền
            </th>
          </tr>
          <tr class="col-no">
            {['(1)', '(2)', '(3)', '(4)', '(5)', '(6)', '(7)=(4)×(5)'].map((number) => (
              <td key={number}>{number}</td>
            ))}
          </tr>
        </thead>
        <tbody>
          {estimate.lines.map((line, i) => (
            <CostRow key={i} line={line} i={i} errors={errors} />
          ))}
        </tbody>
        <tfoot>
          <SumRow name={totalName(estimate)} of="costs-total" amount={totalCost(estimate.figures.costs)} />
          <SumRow name="Trong đó được tính hỗ trợ" of="costs-eligible" amount={eligibleCost(estimate.figures.costs)} />
        </tfoot>
      </table>
    </section>
  )
}

/** "Tổng cộng (chưa gồm dòng 2)": what cannot be read is not added up. */
export function totalName({ typed, leftOut }: Pick<Estimate, 'typed' | 'leftOut'>): string {
  if (leftOut.length > 0) return `Tổng cộng (chưa gồm dòng ${leftOut.join(', ')})`
  return typed ? 'Tổng cộng' : 'Tổng cộng đã lưu'
}

function SumRow({ name, of, amount }: { name: string; of: string; amount: Dong }) {
  return (
    <tr>
      <td />
      <th scope="row" colSpan={5} class={`${of}-name`}>
        {name}
      </th>
      <td class={`money ${of}`}>{formatDong(amount)}</td>
    </tr>
  )
}

/** "-" while the line cannot be read. */
export function sumOf(line: TypedLine): string {
  const read = readLine(line)
  return read.ok ? formatDong(costOf(read.value)) : '-'
}

function CostRow({ line, i, errors }: { line: TypedLine; i: number; errors: Errors }) {
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
          {sumOf(line)}
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
