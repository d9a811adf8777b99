// While the estimate is typed: what each line comes to, the sums and the norm beside it, by the very rules the server uses.
// Without this the page says the same as soon as it is saved.
import { render } from 'preact'
import { formatDong } from '../basics/money.ts'
import { figuresTyped, type TypedAmount, type TypedLine } from './cost-line.ts'
import { sumOf, totalName } from './cost-table.page.tsx'
import { eligibleCost, totalCost } from './dossier.ts'
import { type Ground, groundFromText } from './estimate.page.tsx'
import { Cures, NormBox } from './norm-check.page.tsx'
import { OtherChecks } from './other-checks.page.tsx'

function fields(form: HTMLFormElement, name: string): HTMLInputElement[] {
  return [...form.querySelectorAll<HTMLInputElement>(`[name="${name}"]`)]
}

function linesOf(form: HTMLFormElement): TypedLine[] {
  const [units, quantities, prices, ticks] = ['costUnit', 'costQuantity', 'costPrice', 'eligible'].map((name) => fields(form, name))
  return fields(form, 'costName').map(({ value }, i) => ({
    name: value,
    unit: units?.[i]?.value ?? '',
    quantity: quantities?.[i]?.value ?? '',
    price: prices?.[i]?.value ?? '',
    eligible: ticks?.[i]?.checked ?? false,
  }))
}

function amountsOf(form: HTMLFormElement, { kinds }: Ground): TypedAmount[] {
  const typed = fields(form, 'amount')
  return kinds.map((kind, i) => ({ kind, amount: typed[i]?.value ?? '' }))
}

function write(form: HTMLFormElement, where: string, text: string): void {
  for (const place of form.querySelectorAll(where)) place.textContent = text
}

type Parts = { readonly form: HTMLFormElement; readonly box: HTMLElement; readonly side: HTMLElement; readonly ground: Ground }

function draw({ form, box, side, ground }: Parts): void {
  const lines = linesOf(form)
  const { leftOut, ...figures } = figuresTyped(lines, amountsOf(form, ground))
  const checking = { ...ground, normCode: fields(form, 'normCode')[0]?.value ?? '', figures }
  form.querySelectorAll('td.read').forEach((cell, i) => {
    const line = lines[i]
    if (line) cell.textContent = sumOf(line)
  })
  write(form, '.costs-total-name', totalName({ typed: true, leftOut }))
  write(form, '.costs-total', formatDong(totalCost(figures.costs)))
  write(form, '.costs-eligible', formatDong(eligibleCost(figures.costs)))
  render(
    <>
      <NormBox checking={checking} on={ground.on} />
      <Cures checking={checking} />
    </>,
    box,
  )
  render(<OtherChecks figures={figures} duplicate={ground.duplicate} />, side)
}

/** What the server drew stands until the first key. */
function follow(parts: Parts): void {
  const { form, box, side } = parts
  const clear = () => {
    for (const part of [box, side]) part.replaceChildren()
  }
  form.addEventListener('input', clear, { once: true })
  form.addEventListener('input', () => draw(parts))
}

const form = document.querySelector<HTMLFormElement>('form.estimate')
const [box, side] = ['norm-box', 'norm-side'].map((id) => document.getElementById(id))
if (form && box && side) follow({ form, box, side, ground: groundFromText(box.dataset.ground ?? '') })
