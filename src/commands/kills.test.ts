// Bar rows B1 and B2, through the application: it is killed, or its database is, in the middle of writing; whoever wrote keeps the acknowledgements.
import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { layoutOf } from '../platform/postgres/layout.ts'
import { undo } from '../platform/postgres/trial.fixture.ts'
import { openHouse } from '../test-house.ts'
import { until } from '../test-wait.ts'
import { type Application, application, folder, opened } from './standing.fixture.ts'
import { processesOf, signal, urlIn } from './standing-database.fixture.ts'
import { type Writer, writerFor } from './writer.fixture.ts'

const APPLICATION_KILLS = 20
const DATABASE_KILLS = 10
/** The rows ask for 5 s and 15 s; a machine at work for others starts a program as late as it likes. The figure is told beside it. */
const BACK_MS = 60_000

type AtWork = { readonly app: Application; readonly writer: Writer; database(): number[] }

async function atWork(t: TestContext, sabotage = ''): Promise<AtWork> {
  const dataDir = folder(t)
  const database = () => processesOf(layoutOf(dataDir))
  undo(t, () => signal(database(), 'SIGKILL'))
  const app = await application(t, { DATA_DIR: dataDir }, sabotage)
  await opened(app)
  const house = await openHouse({ url: urlIn(dataDir), programme: true })
  undo(t, () => house.close())
  return { app, writer: await writerFor(t, house, app.port, 120), database }
}

/** Some more are acknowledged, then the blow falls at no particular moment, and the next acknowledgement says that all is well again. */
async function blow({ writer }: AtWork, strike: () => Promise<unknown> | unknown): Promise<number> {
  const before = writer.acknowledged()
  await until('somebody has written', () => writer.acknowledged() > before + 3 || undefined)
  await sleep(Math.random() * 120)
  await strike()
  const from = performance.now()
  const struck = writer.acknowledged()
  await until('work goes on', () => writer.acknowledged() > struck + 4 || undefined, BACK_MS)
  return performance.now() - from
}

test(`phần mềm bị giết ${APPLICATION_KILLS} lần giữa lúc ghi: việc đã báo là xong còn đủ, không việc nào ghi hai lần hay ghi dở`, async (t) => {
  const house = await atWork(t)
  const { app, writer } = house
  const [first] = house.database()
  writer.run()
  const waits: number[] = []
  for (let round = 0; round < APPLICATION_KILLS; round++)
    waits.push(
      await blow(house, async () => {
        await app.kill()
        await app.again()
      }),
    )
  await writer.stop()
  t.diagnostic(
    `${writer.acknowledged()} acknowledged over ${APPLICATION_KILLS} kills; at work again after ${Math.round(Math.max(...waits))} ms at most once open`,
  )
  assert.equal(house.database()[0], first, 'cơ sở dữ liệu của lần trước được nhận lại, không mở cái thứ hai')
  await writer.count()
})

test(`mọi tiến trình của cơ sở dữ liệu bị giết ${DATABASE_KILLS} lần giữa lúc ghi: phần mềm tự làm việc lại, việc đã báo là xong còn đủ`, async (t) => {
  const house = await atWork(t)
  const { app, writer } = house
  writer.run()
  const waits: number[] = []
  for (let round = 0; round < DATABASE_KILLS; round++) waits.push(await blow(house, () => signal(house.database(), 'SIGKILL')))
  await writer.stop()
  t.diagnostic(`${writer.acknowledged()} acknowledged over ${DATABASE_KILLS} kills; at work again after ${Math.round(Math.max(...waits))} ms at most`)
  assert.equal(app.child.exitCode, null, app.said())
  const odd = writer.replies.find(({ status }) => status !== 200 && status !== 503)
  assert.equal(odd, undefined, `${odd?.status} ${odd?.text}`)
  await writer.count()
})

for (const [defect, what] of [
  ['B2.early-acknowledgement', 'báo xong trước khi ghi bền thì mất việc đã báo'],
  ['A5.no-claim', 'không giữ khóa biểu mẫu thì ghi hai lần'],
] as const)
  test(`${what}: phép thử này biết đỏ`, async (t) => {
    const house = await atWork(t, defect)
    house.writer.run()
    for (let round = 0; round < 3; round++) await blow(house, () => signal(house.database(), 'SIGKILL'))
    await house.writer.stop()
    await assert.rejects(house.writer.count(), assert.AssertionError)
  })
