// The 360 page, the queue and the search over HTTP, on đề án led there by the acts of the rooms themselves.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import ExcelJS from 'exceljs'
import { ROUTES } from '../app.ts'
import { numberKey } from '../basics/text.ts'
import type { Role } from '../people/role.ts'
import { returnProject } from '../project/submission.actions.ts'
import { type Hands, type House, LAI_CHAU } from '../test-house.ts'
import { type Led, lead, openLedHouse, STAGES, type Stage } from './dossier.fixture.ts'
import { ACT_PAGES } from './dossier-words.vi.ts'

let house: House
const led = new Map<Stage, Led>()

before(async () => {
  house = await openLedHouse()
  house.clock = new Date('2024-11-15T02:00:00Z') // a Friday
  for (const stage of ['draft', 'submitted', 'appraising', 'underway', 'inspected', 'accepted', 'paid', 'settled'] as const)
    led.set(stage, await lead(house, stage))
})
after(() => house.close())

function at(stage: Stage): Led {
  const found = led.get(stage)
  if (!found) throw new Error(`nothing was led to ${stage} of ${STAGES.join(' ')}`)
  return found
}

type Told = {
  version: number
  can: string[]
  blocked: { act: string; refusal: { code: string } }[]
  trail: { act: string; personName: string; facts: object }[]
  steps: { step: string; state: string; on?: string }[]
  rooms: { payableDong: string }[]
  postings: { kind: string; note: string }[]
  targets: { planned: number; accepted: number | null }[]
  minutes: { kind: string; words: string }[]
  documents: { kind: string; id: string }[]
  verdict: { supportDong: string; norm?: { article: string; standing: string } }
}

async function told(hands: Hands, id: string): Promise<Told> {
  const reply = await hands.get(`/projects/${id}`, 'application/json')
  assert.equal(reply.status, 200, reply.text)
  return reply.json() as Told
}

describe('the page of one đề án', () => {
  test('tells every section of a settled đề án, with sums that close', async () => {
    const reply = await (await house.as('auditor')).get(`/projects/${at('settled').id}`)
    assert.equal(reply.status, 200)
    for (const id of ['ho-so', 'du-toan', 'kinh-phi', 'kiem-tra', 'van-ban', 'nhat-ky']) assert.match(reply.text, new RegExp(`id="${id}"`))
    for (const words of [
      'Đã thanh lý hợp đồng',
      'Xã Giang Ma, huyện Tam Đường',
      'Tạm ứng',
      'Thanh toán',
      'Nghiệm thu cơ sở',
      '60.000.000',
      '140.000.000',
    ])
      assert.ok(reply.text.includes(words), words)
    assert.doesNotMatch(reply.text, /undefined|\[object|NaN/)
  })

  test('each role gets buttons for the acts it may do now and no others', async () => {
    const cases: [Stage, Role, string[]][] = [
      ['submitted', 'department-officer', ['receive', 'return']],
      ['appraising', 'department-officer', ['return', 'appraise']],
      ['appraising', 'finance-officer', []],
      ['inspected', 'department-officer', ['inspect', 'name-results', 'accept']],
      ['inspected', 'finance-officer', ['advance', 'prove-counterpart', 'recover']],
      ['accepted', 'finance-officer', ['prove-counterpart', 'pay', 'recover']],
      ['settled', 'finance-officer', ['recover']],
      ['settled', 'auditor', []],
    ]
    for (const [stage, role, can] of cases) {
      const hands = await house.as(role)
      assert.deepEqual((await told(hands, at(stage).id)).can, can, `${stage} ${role}`)
      const page = (await hands.get(`/projects/${at(stage).id}`)).text
      for (const [act, path] of Object.entries(ACT_PAGES))
        assert.equal(page.includes(`href="/projects/${at(stage).id}/${path}"`), can.includes(act), `${stage} ${role} ${act}`)
    }
  })

  test('an advance is kept back until progress is confirmed, and the page says by which article', async () => {
    const finance = await house.as('finance-officer')
    const view = await told(finance, at('underway').id)
    assert.deepEqual(
      view.blocked.map(({ act, refusal }) => `${act} ${refusal.code}`),
      ['advance programme.advance-no-progress'],
    )
    assert.match((await finance.get(`/projects/${at('underway').id}`)).text, /Chưa tạm ứng được\..*Điều 13 Thông tư 36\/2013\/TT-BCT/s)
    assert.deepEqual((await told(finance, at('inspected').id)).blocked, [])
  })

  test('once its dossier is taken in, an establishment reads which files were received, when, by which office, and the day it is answered', async () => {
    const { id, hands } = at('appraising')
    const page = (await hands.get(`/projects/${id}`)).text
    const receipt = page.split('Hồ sơ đã được tiếp nhận')[1]?.split('</section>')[0] ?? ''
    const files = (await told(hands, id)).documents.filter(({ kind }) => kind === 'file')
    assert.ok(files.length > 0)
    assert.match(receipt, new RegExp(`Đã nhận ${files.length} tệp`))
    assert.match(receipt, /Tiếp nhận<\/dt><dd>09:00, ngày 15\/11\/2024/)
    assert.match(receipt, /Chuyên viên Sở Công Thương/)
    assert.match(receipt, /Hẹn trả kết quả thẩm định<\/dt><dd>\d\d\/1[12]\/2024/)
    const before = at('submitted')
    assert.doesNotMatch((await before.hands.get(`/projects/${before.id}`)).text, /Hồ sơ đã được tiếp nhận/)
  })

  test('a dossier sent back names no day of the answer any more', async () => {
    const { id, hands } = await lead(house, 'appraising')
    const reasons = [{ item: 'Báo giá', problem: 'Chưa ký', request: 'Bản có chữ ký' }]
    const { version } = await told(hands, id)
    const back = await house.ask('department-officer', (ask) => returnProject(ask, { projectId: id, version, reasons, workingDays: 10 }))
    assert.ok(back.ok)
    const page = (await hands.get(`/projects/${id}`)).text
    assert.match(page, /Hồ sơ đã được tiếp nhận/)
    assert.doesNotMatch(page, /Hẹn trả kết quả thẩm định/)
  })

  test('acceptance waits for an inspection', async () => {
    const officer = await house.as('department-officer')
    assert.deepEqual(
      (await told(officer, at('underway').id)).blocked.map(({ act }) => act),
      ['accept'],
    )
  })

  test('after acceptance it says what may still be paid: 100 triệu accepted less 60 advanced, nothing once that is paid', async () => {
    const auditor = await house.as('auditor')
    const left = async (stage: Stage) => (await told(auditor, at(stage).id)).rooms.map(({ payableDong }) => payableDong)
    assert.deepEqual(await left('underway'), [])
    assert.deepEqual(await left('accepted'), ['40000000'])
    assert.deepEqual(await left('paid'), ['0'])
  })

  test('settling waits for the last payment, and paying ends with it', async () => {
    const finance = await house.as('finance-officer')
    const barred = async (stage: Stage) => (await told(finance, at(stage).id)).blocked.map(({ act, refusal }) => `${act} ${refusal.code}`)
    assert.deepEqual(await barred('accepted'), ['settle funding.rest-not-paid'])
    assert.deepEqual(await barred('paid'), ['pay funding.over-payable'])
    assert.match((await finance.get(`/projects/${at('paid').id}`)).text, /Chưa thanh toán được\.<\/b> Đã thanh toán đủ/)
  })

  test('the support stands beside its norm, the article and how far it was checked', async () => {
    const { verdict } = await told(await house.as('auditor'), at('accepted').id)
    assert.equal(verdict.supportDong, '100000000')
    assert.match(verdict.norm?.article ?? '', /Thông tư 28\/2018/)
    assert.equal(verdict.norm?.standing, 'unverified')
  })

  test('an establishment reads its own dossier without names, notes or what the council wrote', async () => {
    const { id, hands } = at('accepted')
    const view = await told(hands, id)
    assert.ok(view.trail.length > 5)
    assert.ok(view.trail.every(({ personName, facts }) => personName === '' && Object.keys(facts).length === 0))
    assert.ok(view.minutes.filter(({ kind }) => kind === 'appraisal').every(({ words }) => words === ''))
    assert.doesNotMatch(JSON.stringify(view), /Người (finance|department|provincial)/)
    const page = (await hands.get(`/projects/${id}`)).text
    assert.match(page, /Chuyên viên Sở Công Thương/)
    assert.doesNotMatch(page, /Người (finance|department|provincial)/)
  })

  test('nobody else’s establishment and no officer of another commune reaches it', async () => {
    const { id } = at('accepted')
    assert.equal((await at('draft').hands.get(`/projects/${id}`)).status, 404)
    assert.equal((await (await house.as('commune-officer', { communeCode: '03390' })).get(`/projects/${id}`)).status, 404)
    assert.equal((await (await house.as('commune-officer', { communeCode: '03405' })).get(`/projects/${id}`)).status, 200)
    assert.equal((await house.anyone().get(`/projects/${id}`, 'application/json')).status, 401)
  })

  test('a returned dossier shows what is wrong, item by item, and the way to send it again', async () => {
    const { id, hands } = await lead(house, 'submitted')
    const officer = await house.as('department-officer')
    const { version } = await told(officer, id)
    const sent = await officer.post(`/projects/${id}/return`, {
      version: String(version),
      item: ['Báo giá'],
      problem: ['Thiếu chữ ký của nhà cung cấp'],
      request: ['Nộp báo giá có chữ ký'],
      workingDays: '5',
    })
    assert.equal(sent.status, 303, sent.text.slice(0, 400))
    const page = (await hands.get(`/projects/${id}`)).text
    assert.match(page, /Thiếu chữ ký của nhà cung cấp/)
    assert.match(page, new RegExp(`href="/projects/${id}/edit"`))
    assert.match(page, /Còn 5 ngày làm việc/)
  })

  test('it links only to pages that exist', () => {
    const known = new Set(ROUTES.filter(({ method }) => method === 'GET').map(({ path }) => path))
    const missing = Object.values(ACT_PAGES).filter((path) => !known.has(`/projects/:projectId/${path}`))
    assert.deepEqual(missing, [])
    for (const path of [
      '/projects/:projectId/files/:fileId',
      '/projects/:projectId/edit',
      '/plans/:planId',
      '/plans/:planId/approval',
      '/establishments/:establishmentId',
    ])
      assert.ok(known.has(path as `/${string}`), path)
  })
})

type Queue = {
  tasks: { act: string; id: string; when: string; due?: { workingDays: number } }[]
  counts: Record<string, number>
  acts: string[]
  plans: object[]
}

async function queue(role: Role, query = ''): Promise<Queue> {
  const reply = await (await house.as(role)).get(`/queue${query}`, 'application/json')
  assert.equal(reply.status, 200, reply.text)
  return reply.json() as Queue
}

describe('the queue', () => {
  const actsOn = (view: Queue, stage: Stage) => view.tasks.filter(({ id }) => id === at(stage).id).map(({ act }) => act)

  test('holds for each role what its own acts wait for, and leaves it once it is done', async () => {
    const officer = await queue('department-officer')
    assert.deepEqual(actsOn(officer, 'submitted'), ['receive'])
    assert.deepEqual(actsOn(officer, 'appraising'), ['appraise'])
    assert.deepEqual(actsOn(officer, 'underway'), ['inspect'])
    assert.deepEqual(actsOn(officer, 'inspected'), ['accept'])
    assert.deepEqual(actsOn(officer, 'settled'), [])
    const finance = await queue('finance-officer')
    assert.deepEqual(actsOn(finance, 'inspected'), ['advance'])
    assert.deepEqual(actsOn(finance, 'underway'), [])
    assert.deepEqual(actsOn(finance, 'accepted'), ['pay'])
    assert.deepEqual(actsOn(finance, 'paid'), ['settle'])
  })

  test('never lists the unsent draft of somebody else', async () => {
    assert.deepEqual(actsOn(await queue('centre-officer'), 'draft'), [])
  })

  test('orders by deadline and counts every stretch of time', async () => {
    await house.owner.query(`update project set due_on = '2024-11-12' where id = $1`, [at('appraising').id])
    await house.owner.query(`update project set due_on = '2024-11-15' where id = $1`, [at('submitted').id])
    const view = await queue('department-officer')
    assert.deepEqual(
      view.tasks.slice(0, 2).map(({ id, when, due }) => [id, when, due?.workingDays]),
      [
        [at('appraising').id, 'overdue', 3],
        [at('submitted').id, 'today', 0],
      ],
    )
    assert.equal(view.counts.overdue, 1)
    assert.equal(view.counts.today, 1)
    const page = (await (await house.as('department-officer')).get('/queue')).text
    for (const words of ['Quá 3 ngày làm việc', 'Hết hôm nay', 'Thẩm định cấp cơ sở', 'Tiếp nhận hồ sơ']) assert.ok(page.includes(words), words)
    assert.match(page, new RegExp(`href="/projects/${at('appraising').id}/appraisal"`))
  })

  test('says how long the oldest has waited and which days each stretch covers, and goes to Excel as it is filtered', async () => {
    const officer = await house.as('department-officer')
    const { text } = await officer.get('/queue')
    for (const words of ['lâu nhất 3 ngày làm việc', 'thứ Sáu, 15/11', 'đến Chủ nhật, 17/11', 'từ thứ Hai, 18/11'])
      assert.ok(text.includes(words), words)
    assert.match((await officer.get('/queue?when=overdue')).text, /href="\/queue\.xlsx\?when=overdue"/)
    const reply = await house.app.inject({ method: 'GET', url: '/queue.xlsx?when=overdue', headers: { cookie: `kc_session=${officer.token}` } })
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load(reply.rawPayload as unknown as ArrayBuffer)
    const words: string[] = []
    workbook.getWorksheet('Việc')?.eachRow((row) => row.eachCell(({ value }) => words.push(String(value))))
    for (const word of ['Quá 3 ngày làm việc', 'Thẩm định cấp cơ sở', 'Bảng gồm đủ 1 việc.']) assert.ok(words.includes(word), word)
    assert.ok(words.some((word) => word.endsWith('Điều kiện lọc: Quá hạn')))
    assert.ok(!words.includes('Hết hôm nay'))
  })

  test('is narrowed by act, level and stretch of time; an empty choice means all', async () => {
    assert.ok((await queue('department-officer', '?act=receive&level=&when=')).tasks.every(({ act }) => act === 'receive'))
    assert.deepEqual((await queue('department-officer', '?level=national')).tasks, [])
    assert.deepEqual(
      (await queue('department-officer', '?when=overdue')).tasks.map(({ id }) => id),
      [at('appraising').id],
    )
    assert.equal((await (await house.as('department-officer')).get('/queue?act=approve-all')).status, 422)
  })

  test('a plan waits for the department to propose it, then for the province to approve it', async () => {
    const programme = (await house.owner.query('select id from programme')).rows[0].id
    const plan = '00000000-0000-7000-8000-00000000aaaa'
    await house.owner.query(
      `insert into plan (province_code, id, programme_id, code, year, source, name, state, created_by, created_at, level)
       values ($1, $2, $3, 'KH-2024-01', 2024, 'provincial', 'Kế hoạch khuyến công địa phương năm 2024', 'draft', $2, now(), 'local')`,
      [LAI_CHAU, plan, programme],
    )
    assert.equal((await queue('department-leader')).plans.length, 0, 'an empty plan is nobody’s task')
    await house.owner.query('insert into plan_item values ($1, $2, $3, 100000000)', [LAI_CHAU, plan, at('appraising').id])
    assert.equal((await queue('department-leader')).plans.length, 1)
    assert.equal((await queue('provincial-leader')).plans.length, 0)
    await house.owner.query(`update plan set state = 'proposed' where id = $1`, [plan])
    assert.equal((await queue('provincial-leader')).plans.length, 1)
    assert.match((await (await house.as('provincial-leader')).get('/queue')).text, new RegExp(`href="/plans/${plan}/approval"`))
  })

  test('a change asked for waits with whoever decides that kind of change, and with nobody else', async () => {
    const id = at('appraising').id
    await house.owner.query(`update project set state = 'adjusting' where id = $1`, [id])
    const waitsWith = async (kind: string) => {
      await house.owner.query('delete from project_change where project_id = $1', [id])
      await house.owner.query(
        `insert into project_change (province_code, id, project_id, kind, reason, before, after, asked_on, asked_by) values ($1, $2, $2, $3, 'x', 'x', 'x', '2024-11-01', $2)`,
        [LAI_CHAU, id, kind],
      )
      const waiting = async (role: Role) => (await queue(role)).tasks.some((task) => task.id === id && task.act === 'decide-change')
      return [await waiting('department-leader'), await waiting('provincial-leader')]
    }
    assert.deepEqual(await waitsWith('time-in-year'), [true, false])
    assert.deepEqual(await waitsWith('next-year'), [false, true])
    await house.owner.query('delete from project_change where project_id = $1', [id])
    await house.owner.query(`update project set state = 'appraising' where id = $1`, [id])
  })

  test('leads those who act on no đề án to what they come for, and says why no task stands there', async () => {
    const LEADS = {
      auditor: ['/trail', '/funding', '/funding/postings', '/reports', '/people'],
      administrator: ['/people/new', '/people?state=locked', '/people?state=waiting', '/programme/decision', '/norms'],
      'commune-officer': ['/establishments', '/establishments/new', '/projects?state=underway', '/programme/communes'],
      'council-member': ['/norms'],
    }
    for (const [role, paths] of Object.entries(LEADS)) {
      const hands = await house.as(role as Role)
      const reply = await hands.get('/queue')
      assert.equal(reply.status, 200)
      assert.match(reply.text, /không thực hiện việc nào|không xử lý đề án|các bước xử lý do Sở|biên bản do chuyên viên/)
      for (const path of [...paths, '/projects']) {
        assert.ok(reply.text.includes(`href="${path}"`), `${role}: ${path}`)
        assert.equal((await hands.get(path)).status, 200, `${role}: ${path}`)
      }
    }
  })

  test('shows the auditor the last signed mark of the trail, and the commune officer the đề án of the commune alone', async () => {
    const audited = (await (await house.as('auditor')).get('/queue', 'application/json')).json() as { overview: { audited: object; local?: object } }
    assert.deepEqual(Object.keys(audited.overview).sort(), ['audited', 'today'])
    const { rows } = await house.owner.query('select commune_code, count(*)::int as count from project group by 1 order by 2 desc limit 1')
    const officer = await house.as('commune-officer', { communeCode: rows[0].commune_code })
    const { overview } = (await officer.get('/queue', 'application/json')).json() as {
      overview: { local: { projects: { rows: number }; latest: { communeCode: string }[] } }
    }
    assert.equal(overview.local.projects.rows, rows[0].count)
    assert.ok(overview.local.latest.length > 0)
    assert.ok(overview.local.latest.every(({ communeCode }) => communeCode === rows[0].commune_code))
    const elsewhere = await house.as('commune-officer', { communeCode: '03478' })
    assert.match((await elsewhere.get('/queue')).text, /Chưa có đề án nào trên địa bàn/)
  })
})

type Found = {
  projects: { id: string }[]
  establishments: { id: string }[]
  papers: { number: string; projectId: string }[]
  plans: object[]
  tooShort: boolean
}

async function found(hands: Hands, q: string): Promise<Found> {
  const reply = await hands.get(`/search?q=${encodeURIComponent(q)}`, 'application/json')
  assert.equal(reply.status, 200, reply.text)
  return reply.json() as Found
}

describe('the search', () => {
  test('finds đề án, establishments and numbers of papers typed without marks', async () => {
    const officer = await house.as('centre-officer')
    assert.ok((await found(officer, 'may say che bien')).projects.length >= 7)
    assert.ok((await found(officer, 'hop tac xa che ta leng')).establishments.length >= 7)
    const { rows } = await house.owner.query(`select number from project_paper where project_id = $1 and kind = 'A11'`, [at('settled').id])
    const typed = numberKey(rows[0].number)
    assert.match(typed, /^\d+\/2024\/hd-kcdp$/)
    const papers = (await found(officer, typed)).papers
    assert.deepEqual(
      papers.map(({ number, projectId }) => [number, projectId]),
      [[rows[0].number, at('settled').id]],
    )
    const page = (await officer.get(`/search?q=${encodeURIComponent(typed)}`)).text
    assert.ok(page.includes(`href="/projects/${at('settled').id}#van-ban"`))
  })

  test('the database folds a number as the program does', async () => {
    const number = 'ĂÂÊÔƠƯĐ/QĐ-ABCXYZ ăâêôơưđ'.replace(' ', '')
    const folded = `translate(number, 'ABCDEFGHIJKLMNOPQRSTUVWXYZĐđÂâĂăÊêÔôƠơƯư', 'abcdefghijklmnopqrstuvwxyzddaaaaeeoooouu')`
    const { rows } = await house.owner.query(`select ${folded} as key from (select $1::text as number) d`, [number])
    assert.equal(rows[0].key, numberKey(number))
  })

  test('finds for an establishment and a commune only what is theirs', async () => {
    const { id, hands } = at('settled')
    const own = await found(hands, 'may say')
    assert.deepEqual(
      own.projects.map((project) => project.id),
      [id],
    )
    const all = await found(hands, '1/')
    assert.ok(all.papers.every(({ projectId }) => projectId === id))
    const elsewhere = await house.as('commune-officer', { communeCode: '03390' })
    const none = await found(elsewhere, 'may say')
    assert.deepEqual([none.projects, (await found(elsewhere, '7/')).papers, none.plans], [[], [], []])
    const there = await house.as('commune-officer', { communeCode: '03405' })
    assert.ok((await found(there, 'may say')).projects.length > 0)
  })

  test('asks for more when too little is typed, and says so when nothing is found', async () => {
    const officer = await house.as('centre-officer')
    assert.equal((await found(officer, 'x')).tooShort, true)
    assert.match((await officer.get('/search?q=khongconaonhuvay')).text, /Không tìm thấy kết quả phù hợp/)
    assert.match((await officer.get('/search')).text, /Nhập nội dung cần tìm/)
  })
})
