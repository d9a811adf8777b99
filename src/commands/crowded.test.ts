// Bar row C4, through the application: long reports hold all the connections they may have, and approvals and the front door do not notice.
import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { makePerson } from '../people/make-person.actions.ts'
import { connect } from '../platform/connection.ts'
import { undo } from '../platform/postgres/trial.fixture.ts'
import { openHouse } from '../test-house.ts'
import { until } from '../test-wait.ts'
import { application, ask, folder, opened, type Reply } from './standing.fixture.ts'
import { writerFor } from './writer.fixture.ts'

/** More than all the connections of the application. */
const REPORTS = 40
const ACTS = 12
/** Below the limit of a lock, so that every report is answered in the end; far above what anything here needs, even on a busy machine. */
const HELD_MS = 8000

type Crowd = { readonly meanwhile: readonly Reply[]; readonly reports: readonly Reply[]; readonly doneMs: number }

/** Reports wait for a table that somebody holds; meanwhile people sign in, approve and read. */
async function crowd(t: TestContext, sabotage = ''): Promise<Crowd> {
  const house = await openHouse({ programme: true })
  undo(t, () => house.close())
  const app = await application(t, { DATA_DIR: folder(t), DATABASE_URL: house.url }, sabotage)
  await opened(app)
  const made = await makePerson(
    house.pool,
    { login: 'lan', name: 'Lan', title: 'Kế toán', roles: ['finance-officer'], province: '12', mustChange: false },
    new Date(),
  )
  assert.ok(made.ok)
  const { token } = await house.as('auditor')
  const writer = await writerFor(t, house, app.port, ACTS)
  const holder = await connect(house.url)
  undo(t, () => holder.destroy())
  await holder.query('begin; lock table target_line in access exclusive mode')
  const reports = Array.from({ length: REPORTS }, () => ask(app.port, 'GET', '/programme', { token }))
  await until('reports are waiting', async () => {
    const { rows } = await house.owner.query(
      `select count(*)::int as n from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`,
    )
    return rows[0].n >= 4 || undefined
  })
  const from = performance.now()
  const release = setTimeout(() => void holder.query('rollback'), HELD_MS)
  undo(t, () => clearTimeout(release))
  writer.run(4)
  const door = () => ask(app.port, 'POST', '/sign-in', { form: { login: 'lan', password: made.value.password }, accept: 'text/html' })
  const others: Reply[] = []
  for (let i = 0; i < 4; i++) others.push(await door(), await ask(app.port, 'GET', '/projects', { token }))
  await until('acts were done', () => writer.replies.length >= ACTS || undefined)
  const doneMs = performance.now() - from
  await writer.stop()
  return { meanwhile: [...others, ...writer.replies], reports: await Promise.all(reports), doneMs }
}

test('báo cáo nặng chiếm hết phần kết nối của báo cáo thì việc phê duyệt, đăng nhập và xem hồ sơ vẫn chạy; không ai nhận lỗi của hệ thống', async (t) => {
  const { meanwhile, reports, doneMs } = await crowd(t)
  const worst = Math.max(...meanwhile.map(({ ms }) => ms))
  t.diagnostic(`${meanwhile.length} acts, sign-ins and pages within ${Math.round(doneMs)} ms, the slowest ${Math.round(worst)} ms`)
  assert.deepEqual([...new Set(meanwhile.map(({ status }) => status))].sort(), [200, 303])
  assert.ok(doneMs < HELD_MS, 'trong lúc các báo cáo còn chờ')
  const answers = new Set(reports.map(({ status }) => status))
  assert.deepEqual(
    [...answers].filter((status) => status !== 200 && status !== 503),
    [],
  )
  assert.ok(answers.has(200), 'báo cáo xếp hàng rồi cũng ra')
})

test('bỏ phần kết nối giữ riêng thì báo cáo chặn cả việc phê duyệt: phép thử này biết đỏ', async (t) => {
  const { doneMs, meanwhile } = await crowd(t, 'C4.no-lanes')
  assert.ok(doneMs > HELD_MS || meanwhile.some(({ status }) => status === 503))
})
