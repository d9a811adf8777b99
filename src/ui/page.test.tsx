import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { before, test } from 'node:test'
import { day } from '../basics/day.ts'
import type { PageContext } from './context.ts'
import { weekAndQuarter, weekdayAndDay, weekdayInYear } from './day-words.ts'
import { GalleryPage, PublicGallery } from './gallery.tsx'
import { BarePage, Page, PublicPage } from './page.tsx'
import { renderDocument } from './render.ts'

before(() => {
  execFileSync(process.execPath, ['scripts/build.mjs'], { cwd: join(import.meta.dirname, '../..'), timeout: 120_000 })
})

const visitor: PageContext = {
  today: day('2025-10-16'),
  now: '14:20',
  path: '/projects/7',
  province: 'Lai Châu',
  provinceTitle: 'tỉnh Lai Châu',
  demo: false,
}

function as(...roles: string[]): PageContext {
  return { ...visitor, who: { name: 'Lò Thị Minh', title: 'Chuyên viên, Trung tâm Khuyến công', roles } }
}

function roomsOf(context: PageContext): string[] {
  const html = renderDocument(<Page context={context} title="Đề án" />)
  const nav = /<nav class="room-nav".*?<\/nav>/.exec(html)?.[0] ?? ''
  const links = [...nav.matchAll(/href="([^"]+)"/g)].map(([, href]) => href as string)
  assert.equal(links.at(-1), '/account') // for phones, which show no name above
  return links.slice(0, -1)
}

const EVERYBODY = ['/queue', '/projects', '/plans', '/funding', '/inspections', '/establishments', '/programme', '/reports']

test('an officer sees eight rooms; the trail and the people are not among them', () => {
  assert.deepEqual(roomsOf(as('centre-officer')), EVERYBODY)
})

test('auditors and leaders of the department also see the trail, and auditors and the administrator the people, the administrator alone the state of the system', () => {
  assert.deepEqual(roomsOf(as('auditor')), [...EVERYBODY, '/trail', '/people'])
  assert.deepEqual(roomsOf(as('department-leader')), [...EVERYBODY, '/trail'])
  assert.deepEqual(roomsOf(as('administrator')), [...EVERYBODY, '/trail', '/people', '/system'])
})

test('an officer of a commune does not see the money, the plans and the reports of the province', () => {
  assert.deepEqual(
    roomsOf(as('commune-officer')),
    EVERYBODY.filter((href) => !['/funding', '/plans', '/reports'].includes(href)),
  )
})

test('an establishment sees its own dossiers and the way to apply, nothing else, and no search through other dossiers', () => {
  assert.deepEqual(roomsOf(as('establishment')), ['/my', '/apply'])
  assert.doesNotMatch(renderDocument(<Page context={as('establishment')} title="Hồ sơ" />), /action="\/search"/)
})

test('the room one stands in is marked, also on the pages inside it', () => {
  const html = renderDocument(<Page context={as('centre-officer')} title="Đề án" />)
  assert.match(html, /<a href="\/projects" aria-current="page">Đề án<\/a>/)
  assert.equal(html.match(/aria-current="page"/g)?.length, 1)
})

test('signing out is a button that posts, not a link that a browser may fetch ahead', () => {
  const html = renderDocument(<Page context={as('centre-officer')} title="Đề án" />)
  assert.match(html, /<form action="\/sign-out" method="post"><button[^>]*type="submit">Đăng xuất/)
})

test('the yellow band says the data are invented, on every frame, and only then', () => {
  const demo = { ...as('centre-officer'), demo: true }
  const frames = [Page, PublicPage, BarePage]
  for (const Frame of frames) {
    assert.match(renderDocument(<Frame context={demo} title="Trang" />), /Dữ liệu minh hoạ/)
    assert.doesNotMatch(renderDocument(<Frame context={visitor} title="Trang" />), /Dữ liệu minh hoạ/)
  }
})

test('every frame is in Vietnamese, has one main part and a link that jumps to it', () => {
  for (const Frame of [Page, PublicPage, BarePage]) {
    const html = renderDocument(<Frame context={visitor} title="Trang" />)
    assert.match(html, /^<!doctype html><html lang="vi"/)
    assert.equal(html.match(/<main id="main"/g)?.length, 1)
    assert.match(html, /<a class="skip" href="#main">/)
  }
})

test('what was just done is told on the page that follows', () => {
  const context = { ...as('centre-officer'), flash: { kind: 'good', text: 'Đã lưu lúc 14:20.' } } as const
  assert.match(renderDocument(<Page context={context} title="Đề án" />), /role="status"><div class="alert-box good">.*Đã lưu lúc 14:20\./)
})

test('no component sets an inline style, an inline script or a handler', () => {
  for (const html of [renderDocument(<GalleryPage />), renderDocument(<PublicGallery />)]) {
    assert.doesNotMatch(html, / style=/)
    assert.doesNotMatch(html, / on[a-z]+=/)
    assert.doesNotMatch(html, /<script(?![^>]* src=)/)
  }
})

test('the day in the bar is written as papers write it', () => {
  assert.equal(weekdayAndDay(day('2025-10-16')), 'Thứ Năm, 16/10/2025')
  assert.equal(weekdayAndDay(day('2025-10-19')), 'Chủ nhật, 19/10/2025')
  assert.equal(weekdayInYear(day('2025-12-01')), 'thứ Hai, 01/12')
  assert.equal(weekAndQuarter(day('2025-10-16')), 'Tuần 42 · Quý IV')
})
