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
import { blockOf } from './pasted-block.ts'

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

/** The columns one writes in, from left to right. */
const COLUMNS = ['costName', 'costUnit', 'costQuantity', 'costPrice']

/** The fields of the table from this one on, line by line; empty for any other field. */
function cellsFrom(form: HTMLFormElement, at: EventTarget | null): HTMLInputElement[][] {
  const columns = COLUMNS.map((name) => fields(form, name))
  const column = columns.findIndex((cells) => cells.some((cell) => cell === at))
  const line = columns[column]?.indexOf(at as HTMLInputElement) ?? -1
  const lines = columns[0]?.map((_, i) => columns.slice(column).flatMap((cells) => cells[i] ?? [])) ?? []
  return line === -1 ? [] : lines.slice(line)
}

function say(text: string, wrong: boolean): void {
  const note = document.getElementById('keys-note')
  if (!note) return
  note.textContent = text
  note.className = wrong ? 'neg' : 'only-wide'
}

/** Enter goes one line down; on the last line it saves, as in every form. */
function goDown(form: HTMLFormElement, event: KeyboardEvent): void {
  const below = event.key === 'Enter' && !event.isComposing ? cellsFrom(form, event.target)[1]?.[0] : undefined
  if (!below) return
  event.preventDefault()
  below.focus()
  below.select()
}

/** A block copied from a spreadsheet fills the cells from here on. One with more lines than the table is not cut short: nothing is pasted, and it is said why. */
function pasteBlock(form: HTMLFormElement, event: ClipboardEvent): void {
  const cells = cellsFrom(form, event.target)
  const block = cells.length > 0 ? blockOf(event.clipboardData?.getData('text/plain') ?? '') : undefined
  if (!block) return
  event.preventDefault()
  const refused = tooLarge(block, cells)
  say(refused ?? `Đã dán ${block.length} dòng.`, refused !== undefined)
  if (refused !== undefined) return
  block.forEach((row, i) => {
    row.forEach((text, j) => {
      const cell = cells[i]?.[j]
      if (cell) cell.value = text
    })
  })
  form.dispatchEvent(new Event('input'))
}

/** Why the block does not fit; undefined where it does. */
function tooLarge(block: readonly (readonly string[])[], cells: HTMLInputElement[][]): string | undefined {
  const width = Math.max(...block.map((row) => row.length))
  const room = cells[0]?.length ?? 0
  if (width > room) return `Chưa dán: khối có ${width} cột, từ ô này bảng còn ${room} cột để nhập.`
  if (block.length <= cells.length) return undefined
  return `Chưa dán: khối có ${block.length} dòng, từ ô này bảng còn ${cells.length} dòng. Bấm "Thêm 5 dòng" rồi dán lại.`
}

/** What the server drew stands until the first key. */
function follow(parts: Parts): void {
  const { form, box, side } = parts
  const clear = () => {
    for (const part of [box, side]) part.replaceChildren()
  }
  form.addEventListener('input', clear, { once: true })
  form.addEventListener('input', () => draw(parts))
  form.addEventListener('keydown', (event) => goDown(form, event))
  form.addEventListener('paste', (event) => pasteBlock(form, event))
  say('Enter xuống dòng dưới, dán được cả khối ô từ Excel', false)
}

const form = document.querySelector<HTMLFormElement>('form.estimate')
const [box, side] = ['norm-box', 'norm-side'].map((id) => document.getElementById(id))
if (form && box && side) follow({ form, box, side, ground: groundFromText(box.dataset.ground ?? '') })
