import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '../basics/day.ts'
import type { FormState, PageContext } from './context.ts'
import { CheckField, DayField, MoneyField, RadioField, SelectField, TextArea, TextField } from './field.tsx'
import { ErrorSummary, Form, SubmitButton } from './form.tsx'
import { renderPart } from './render.ts'

const KEY = '0198c0de-0000-7000-8000-000000000001'
const context: PageContext = { today: day('2025-10-16'), now: '14:20', path: '/x', province: 'Lai Châu', provinceTitle: 'tỉnh Lai Châu', demo: false }

const refused: FormState = {
  action: '/projects/7/estimate',
  values: { price: '96tr', note: '<b>Máy sấy</b>', source: ['kcqg', 'tinh'], content: 'design', agree: 'on' },
  errors: [{ field: 'price', text: 'Số tiền không hợp lệ. Nhập số nguyên, ví dụ 96.000.000.' }, { text: 'Tổng đề nghị vượt mức tối đa.' }],
}
const returned: PageContext = { ...context, form: refused }

function drawForm(drawnWith: PageContext, action = '/projects/7/estimate'): string {
  return renderPart(
    <Form context={drawnWith} action={action} requestKey={KEY} version={3} submit="Lưu dự toán">
      <MoneyField name="price" label="Đơn giá" value="185.000.000" />
      <TextArea name="note" label="Thuyết minh" optional />
      <SelectField
        name="content"
        label="Nội dung"
        options={[
          { value: 'machines', label: 'Máy móc' },
          { value: 'design', label: 'Bao bì' },
        ]}
      />
      <RadioField
        name="source"
        label="Nguồn"
        many
        options={[
          { value: 'kcqg', label: 'Quốc gia' },
          { value: 'tinh', label: 'Tỉnh' },
          { value: 'xa', label: 'Xã' },
        ]}
      />
      <CheckField name="agree" label="Cam kết" />
    </Form>,
  )
}

test('a form carries the id made once and the version it saw, and is sent by POST', () => {
  const html = drawForm(context)
  assert.match(html, /<form action="\/projects\/7\/estimate" method="post"/)
  assert.match(html, new RegExp(`<input type="hidden" name="requestKey" value="${KEY}"`))
  assert.match(html, /<input type="hidden" name="version" value="3"/)
})

test('a refused form shows again exactly what was typed, even where the record says otherwise', () => {
  const html = drawForm(returned)
  assert.match(html, /name="price"[^>]*value="96tr"/)
  assert.doesNotMatch(html, /185\.000\.000/)
  assert.match(html, /&lt;b>Máy sấy&lt;\/b>/)
  assert.match(html, /<option value="design" selected>/)
  assert.equal(html.match(/name="source"[^>]*checked/g)?.length, 2)
  assert.match(html, /name="agree"[^>]*checked/)
})

test('a box that was unticked in the refused form stays unticked', () => {
  const unticked = { ...returned, form: { ...refused, values: { price: '1' } } }
  const html = renderPart(
    <Form context={unticked} action={refused.action} requestKey={KEY}>
      <CheckField name="agree" label="Cam kết" checked />
    </Form>,
  )
  assert.doesNotMatch(html, /checked/)
})

test('the error stands under its field and is read with it', () => {
  const html = drawForm(returned)
  assert.match(html, /name="price"[^>]*aria-describedby="f-price-hint f-price-error" aria-invalid="true"/)
  assert.match(html, /id="f-price-error">.*Nhập số nguyên, ví dụ 96\.000\.000\./)
  assert.match(html, /<textarea(?![^>]*aria-invalid)/)
})

test('what was typed in one form is not shown in another form of the page', () => {
  const html = drawForm(returned, '/projects/7/contract')
  assert.match(html, /name="price"[^>]*value="185\.000\.000"/)
  assert.doesNotMatch(html, /has-error/)
})

test('the error summary counts the places and links to the field', () => {
  const html = renderPart(<ErrorSummary context={returned} action={refused.action} what="Chưa lưu được dự toán" />)
  assert.match(html, /Chưa lưu được dự toán: có 2 chỗ cần sửa/)
  assert.match(html, /<a href="#f-price">Số tiền không hợp lệ/)
  assert.match(html, /<li>Tổng đề nghị vượt mức tối đa\.<\/li>/)
  assert.equal(renderPart(<ErrorSummary context={returned} action="/projects/7/contract" />), '')
})

test('optional fields say so; required ones do not', () => {
  assert.match(renderPart(<TextField name="a" label="Fax" optional />), /Fax<span class="opt"> \(nếu có\)<\/span>/)
  assert.doesNotMatch(renderPart(<TextField name="a" label="Tên" />), /nếu có/)
})

test('money is asked in whole đồng, a day as dd/mm/yyyy typed by hand', () => {
  assert.match(renderPart(<MoneyField name="m" label="Đơn giá" />), /Đồng, không lẻ.*inputmode="numeric"/)
  assert.match(renderPart(<DayField name="d" label="Ngày ký" />), /dd\/mm\/yyyy.*type="text".*inputmode="numeric"/)
})

test('a form with two buttons says which was pressed', () => {
  assert.match(
    renderPart(
      <SubmitButton name="then" value="add-rows">
        Thêm 5 dòng
      </SubmitButton>,
    ),
    /type="submit" name="then" value="add-rows"/,
  )
})
