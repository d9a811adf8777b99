import assert from 'node:assert/strict'
import { test } from 'node:test'
import { FilterBar, Pager } from './list.tsx'
import { renderPart } from './render.ts'
import { type Column, DataTable, type Row } from './table.tsx'

const COLUMNS: readonly Column[] = [
  { key: 'stt', head: 'STT', kind: 'stt', number: '(1)' },
  { key: 'name', head: 'Đề án', kind: 'text', number: '(2)', sort: { href: '?sort=name', state: 'ascending' } },
  { key: 'area', head: 'Địa bàn', kind: 'text', number: '(3)' },
  { key: 'grant', head: 'Hỗ trợ', kind: 'money', group: 'Kinh phí', number: '(4)' },
  { key: 'own', head: 'Đối ứng', kind: 'money', group: 'Kinh phí', number: '(5)' },
]

const ROWS: readonly Row[] = [
  { kind: 'group', cells: { stt: 'I', name: 'Khuyến công quốc gia', grant: '724' } },
  { cells: { stt: '1', name: 'Máy chế biến chè', area: 'xã Bản Bo', grant: '274', own: '298' } },
  { cells: { stt: '2', name: 'Sấy hạt mắc ca', grant: '450' } },
]

function draw(cards = false): string {
  return renderPart(
    <DataTable
      caption="Đề án năm 2025"
      unit="triệu đồng"
      columns={COLUMNS}
      rows={ROWS}
      foot={[{ cells: { name: 'Tổng cộng', grant: '724', own: '298' } }]}
      cards={cards}
    />,
  )
}

test('the head has two levels, and the row of column numbers stands under it', () => {
  const html = draw()
  assert.match(html, /<th scope="colgroup" colspan="2">Kinh phí<\/th>/)
  assert.match(html, /<th scope="col" class="stt" rowspan="2">STT<\/th>/)
  assert.match(html, /<tr><th scope="col" class="money">Hỗ trợ<\/th><th scope="col" class="money">Đối ứng<\/th><\/tr>/)
  assert.match(html, /<tr class="col-no"><td>\(1\)<\/td>/)
})

test('the unit is printed above the table', () => {
  assert.match(draw(), /ĐVT: triệu đồng/)
})

test('the name of a group and of the sum runs over the empty cells, and figures stay in their columns', () => {
  const html = draw()
  assert.match(
    html,
    /<tr class="group"><td class="stt">I<\/td><th scope="rowgroup" class="full" colspan="2">Khuyến công quốc gia<\/th><td class="money">724<\/td><td class="money"><\/td><\/tr>/,
  )
  assert.match(
    html,
    /<tfoot><tr class="sum"><td class="stt"><\/td><th scope="row" class="full" colspan="2">Tổng cộng<\/th><td class="money">724<\/td><td class="money">298<\/td><\/tr><\/tfoot>/,
  )
})

test('a group without a number of its own is named from the first column on', () => {
  const rows: Row[] = [{ kind: 'group', cells: { name: 'Quá hạn' } }]
  const html = renderPart(<DataTable caption="Việc phải làm" columns={COLUMNS} rows={rows} />)
  assert.match(html, /<tr class="group"><th scope="rowgroup" class="full" colspan="5">Quá hạn<\/th><\/tr>/)
})

test('every row names itself by its head cell, and every row has as many cells as there are columns', () => {
  const body = draw().replace(/.*<tbody>|<\/tbody>.*/g, '')
  for (const row of body.split('</tr>').filter(Boolean)) {
    const spans = [...row.matchAll(/<t[hd](?: [^>]*?colspan="(\d+)")?/g)].reduce((sum, [, span]) => sum + Number(span ?? 1), 0)
    assert.equal(spans, COLUMNS.length, row)
    assert.match(row, /<th scope="row/)
  }
})

test('on a phone each figure carries the name of its column, and an empty cell carries none', () => {
  const html = draw(true)
  assert.match(html, /<td class="money" data-k="Hỗ trợ">274<\/td>/)
  assert.match(html, /450<\/td><td class="money"><\/td>/)
  assert.doesNotMatch(draw(), /data-k/)
})

test('a table that scrolls can be reached by keyboard and says what it is', () => {
  assert.match(draw(), /<section class="table-scroll" tabindex="0" aria-label="Bảng: Đề án năm 2025">/)
  assert.match(draw(), /<caption class="sr">Đề án năm 2025<\/caption>/)
})

test('sorting is a link in the head, and the head says which way', () => {
  assert.match(draw(), /aria-sort="ascending"><a href="\?sort=name">Đề án ▲<\/a>/)
})

test('a count that stopped at its cap is printed as "hơn 1.000"', () => {
  assert.match(renderPart(<Pager from={1} to={25} total={1000} capped what="đề án" next="?page=2" />), /Hiển thị 1-25 trong hơn 1\.000 đề án/)
  assert.match(renderPart(<Pager from={26} to={30} total={30} what="đề án" />), /Hiển thị 26-30 trong 30 đề án/)
})

test('a filter is a GET form, keeps the sort order, and each filter in force can be lifted alone', () => {
  const html = renderPart(
    <FilterBar action="/projects" label="Tìm đề án" hidden={{ sort: '-due' }} tokens={[{ word: 'Năm: 2025', without: '/projects?sort=-due' }]} />,
  )
  assert.match(html, /<form class="filter-bar" action="\/projects" method="get"/)
  assert.match(html, /<input type="hidden" name="sort" value="-due"/)
  assert.match(html, /<a href="\/projects\?sort=-due" aria-label="Bỏ lọc Năm: 2025">/)
})
