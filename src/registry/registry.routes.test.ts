// The register as a browser without JavaScript meets it.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Role } from '../people/role.ts'
import type { Hands } from '../test-house.ts'
import { type House, openHouse } from '../test-house.ts'
import { loadUnits } from './registry.actions.ts'

let house: House
let officer: Hands
before(async () => {
  house = await openHouse({ prepare: async (db) => void (await loadUnits(db)) })
  house.clock = new Date('2025-10-16T02:00:00Z')
  officer = await house.as('centre-officer')
})
after(() => house.close())

const FORM = {
  name: 'Hợp tác xã Chè Tả Lèng',
  kind: 'cooperative',
  communeCode: '03405',
  address: 'Bản Lùng Than',
  sector: 'agro-processing',
  products: 'Chè xanh',
  ownerName: 'Lò Thị Panh',
  ownerIsWoman: 'on',
  workers: '12',
  foundedOn: '20/5/2019',
  identityNo: '6200 012 345',
  phone: '+84 912 345 214',
  email: 'chetaleng@gmail.com',
}

let count = 0
async function create(more: Record<string, string> = {}): Promise<string> {
  count += 1
  const reply = await officer.post('/establishments', { ...FORM, name: `${FORM.name} ${count}`, ...more })
  assert.equal(reply.status, 303, reply.text)
  return String(reply.headers.location).replace('/establishments/', '')
}

const nobody = '00000000-0000-7000-8000-000000000000'

describe('writing an establishment down', () => {
  test('the form offers the 38 communes of today, each with its former ones', async () => {
    const { status, text } = await officer.get('/establishments/new')
    assert.equal(status, 200)
    assert.match(text, /Xã Sìn Hồ \(gồm xã Phăng Sô Lin, xã Sà Dề Phìn, thị trấn Sìn Hồ, xã Tả Phìn cũ\)/)
    assert.equal(text.match(/<option value="03\d{3}"/g)?.length, 38)
  })

  test('a filled form makes the record, and the browser is led to its page', async () => {
    const id = await create({ name: 'Hợp tác xã Miến dong Bình Lư', communeCode: '03390' })
    const { text } = await officer.get(`/establishments/${id}`)
    for (const shown of ['Hợp tác xã Miến dong Bình Lư', 'Xã Bình Lư', '09xx xxx 214', '62xxxxx345', 'c…@gmail.com', '20/05/2019', 'Chủ cơ sở là nữ'])
      assert.ok(text.includes(shown), shown)
    assert.doesNotMatch(text, /0912|6200012345|chetaleng@/)
  })

  test('a wrong form comes back with what was typed and a sentence at each field', async () => {
    const { status, text } = await officer.post('/establishments', {
      ...FORM,
      name: ' ',
      identityNo: '123',
      phone: '12',
      foundedOn: '31/02/2024',
      workers: 'mười',
    })
    assert.equal(status, 422)
    for (const said of [
      'Nhập tên cơ sở.',
      'Mã số gồm 10 chữ số',
      'Số điện thoại không hợp lệ',
      'Ngày không hợp lệ',
      'Nhập số lao động là số nguyên',
      'Chưa lưu được: có 5 chỗ cần sửa',
    ]) {
      assert.ok(text.includes(said), said)
    }
    assert.match(text, /value="Bản Lùng Than"/)
  })

  test('one form sent twice makes one record', async () => {
    const form = { ...FORM, name: 'Hợp tác xã gửi hai lần', requestKey: '01890000-0000-7000-8000-00000000aaaa' }
    const [first, again] = [await officer.post('/establishments', form), await officer.post('/establishments', form)]
    assert.equal(first.headers.location, again.headers.location)
    const { rows } = await house.owner.query(`select count(*)::int as n from establishment where name = 'Hợp tác xã gửi hai lần'`)
    assert.equal(rows[0].n, 1)
  })

  test('what was typed as markup is shown as text', async () => {
    const id = await create({ name: '<script>alert(1)</script>', products: '"><img src=x>' })
    const { text } = await officer.get(`/establishments/${id}`)
    assert.doesNotMatch(text, /<script>alert|<img src=x/)
    assert.match(text, /&lt;script>alert|&lt;script&gt;alert/)
  })

  test('a change by someone who saw an older version is refused, and what was typed stays', async () => {
    const id = await create()
    const { requestKey: _, identityNo, phone, email, ...facts } = { ...FORM, requestKey: '' }
    const change = (version: string, products: string) => officer.post(`/establishments/${id}/edit`, { ...facts, products, version })
    assert.equal((await change('1', 'Chè đen')).status, 303)
    const stale = await change('1', 'Chè vàng')
    assert.equal(stale.status, 412)
    assert.match(stale.text, /Có người vừa sửa bản ghi này \(hiện là phiên bản 2\)/)
    assert.match(stale.text, /value="Chè vàng"/)
    assert.equal(
      (await officer.post(`/establishments/${id}/edit`, { ...facts, products: 'Chè' })).status,
      428,
      'without a version nothing is changed',
    )
  })
})

describe('contact and number', () => {
  test('are uncovered by an act that the trail keeps, then may be changed', async () => {
    const id = await create()
    assert.equal((await officer.get(`/establishments/${id}/contact`)).status, 409, 'covered, so not to be changed yet')
    const shown = await officer.post(`/establishments/${id}/disclosure`, {})
    assert.equal(shown.status, 303)
    assert.match((await officer.get(`/establishments/${id}`)).text, /0912 345 214/)
    assert.match((await officer.get(`/establishments/${id}/contact`)).text, /value="6200012345"/)
    const changed = await officer.post(`/establishments/${id}/contact`, { phone: '0988 777 666', email: '', identityNo: '0100109107', version: '1' })
    assert.equal(changed.status, 303)
    assert.match((await officer.get(`/establishments/${id}`)).text, /Số kiểm tra của mã số không khớp/)
    const { rows } = await house.owner.query('select act from trail_entry where chain_id = $1 order by seq', [id])
    assert.deepEqual(
      rows.map((row) => row.act),
      ['registry.establishment-created', 'registry.contact-disclosed', 'registry.contact-changed'],
    )
    const { rows: kept } = await house.owner.query(`select body from request_reply where body like '%0988%' or body like '%0912%'`)
    assert.deepEqual(kept, [], 'no telephone is left in kept replies')
  })

  test('are covered in JSON too', async () => {
    const id = await create()
    const inspector = await house.as('inspector')
    for (const path of [`/establishments/${id}`, '/establishments'])
      assert.doesNotMatch((await inspector.get(path, 'application/json')).text, /0912345214|6200012345|chetaleng@/)
  })
})

describe('who may', () => {
  // role: list, change and create, change the contact, uncover it
  const MAY: readonly (readonly [Role, boolean, boolean, boolean, boolean])[] = [
    ['establishment', false, false, true, false],
    ['centre-officer', true, true, true, true],
    ['department-officer', true, true, true, true],
    ['department-leader', true, false, false, true],
    ['council-member', true, false, false, false],
    ['finance-officer', true, false, false, true],
    ['commune-officer', true, true, true, true],
    ['provincial-leader', true, false, false, false],
    ['inspector', true, false, false, true],
    ['ministry-officer', true, false, false, false],
    ['auditor', true, false, false, true],
    ['administrator', true, false, false, false],
  ]
  for (const [role, list, change, contact, disclose] of MAY) {
    test(`${role}: list ${list}, change ${change}, change the contact ${contact}, uncover it ${disclose}; the page shows no other button`, async () => {
      const id = await create()
      const who = await house.as(role, { establishmentId: id, communeCode: '03405' })
      const reached = async (path: string) => (await who.get(path)).status !== 403
      const { status, text } = await who.get(`/establishments/${id}`)
      assert.equal(status, 200)
      assert.deepEqual([text.includes('/edit"'), text.includes('/disclosure"')], [change, disclose])
      assert.equal(await reached('/establishments'), list)
      assert.equal(await reached(`/establishments/${id}/edit`), change)
      assert.equal(await reached('/establishments/new'), change)
      assert.equal(await reached(`/establishments/${id}/contact`), contact)
      assert.equal((await who.post(`/establishments/${id}/disclosure`)).status, disclose ? 303 : 403)
    })
  }

  test('another establishment and an officer of another commune do not learn that the record is there', async () => {
    const id = await create()
    const stranger = await house.as('establishment', { establishmentId: await create() })
    const elsewhere = await house.as('commune-officer', { communeCode: '03478' })
    for (const who of [stranger, elsewhere]) {
      const [there, notThere] = [await who.get(`/establishments/${id}`), await who.get(`/establishments/${nobody}`)]
      assert.deepEqual([there.status, notThere.status], [404, 404])
      assert.equal((await who.post(`/establishments/${id}/contact`, { phone: '', email: '', version: '1' })).status, 404)
    }
    assert.equal((await house.anyone().get(`/establishments/${id}`)).status, 303, 'a visitor is led to sign in')
  })
})

describe('the list and the picker', () => {
  test('a word without marks finds, and the filters stay in the address of the next page', async () => {
    for (let i = 0; i < 26; i++) await create({ name: `Tổ hợp tác Thổ cẩm ${i}`, kind: 'cooperative-group', communeCode: '03478' })
    const { text } = await officer.get('/establishments?q=tho+cam&commune=03478&kind=cooperative-group')
    assert.match(text, /Hiển thị 1-25 trong 26 cơ sở/)
    assert.match(text, /href="\/establishments\?q=tho\+cam&amp;commune=03478&amp;kind=cooperative-group&amp;page=2"/)
    const next = await officer.get('/establishments?q=tho+cam&commune=03478&kind=cooperative-group&page=2')
    assert.match(next.text, /Hiển thị 26-26 trong 26 cơ sở/)
    assert.doesNotMatch(next.text, /0912345214/)
  })

  test('an old name leads to the commune of today; nothing found says what to do', async () => {
    const { text } = await officer.get('/establishments?q=ta+phin+cu')
    assert.match(text, /href="\/establishments\?commune=03478"[^>]*>Xã Sìn Hồ/)
    assert.match(text, /Không tìm thấy cơ sở phù hợp/)
  })

  for (const odd of ['page=0', 'page=999', 'page=x', 'commune=abc', 'kind=bank', 'q=%25', "q='; drop table establishment"]) {
    test(`an odd address (${odd}) still gives a list`, async () => assert.equal((await officer.get(`/establishments?${odd}`)).status, 200))
  }

  test('the picker finds communes by name and former name, on a day', async () => {
    const own = await house.as('establishment', { establishmentId: await create() })
    const names = async (query: string) => {
      const reply = await own.get(`/units/communes?${query}`, 'application/json')
      return (reply.json() as { communes: { title: string }[] }).communes.map((one) => one.title)
    }
    assert.deepEqual(await names('q=ta+phin'), ['Xã Sìn Hồ'])
    assert.deepEqual(await names('q=ta+phin&on=30/06/2025'), ['Xã Tả Phìn'])
    assert.equal((await names('')).length, 38)
    assert.equal((await names('on=2024-03-04')).length, 106)
  })
})
