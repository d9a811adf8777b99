// The register on a real PostgreSQL: the catalogue of units, and what establishments look like to each kind of person.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import sql from 'sql-template-tag'
import { day } from '../basics/day.ts'
import { inTransaction } from '../platform/db.ts'
import type { Ask, Who } from '../platform/route.ts'
import { type House, LAI_CHAU, openHouse } from '../test-house.ts'
import { changeContact, changeEstablishment, createEstablishment, discloseContact, type EstablishmentFacts } from './establishment.actions.ts'
import { listEstablishments, viewEstablishment } from './establishment-view.actions.ts'
import { communesOf, establishmentReach, loadEstablishment, loadUnits, namesOf, unitName } from './registry.actions.ts'

let house: House
before(async () => {
  house = await openHouse({ prepare: async (db) => void (await loadUnits(db)) })
  house.clock = new Date('2025-10-16T02:00:00Z')
})
after(() => house.close())

const FACTS: EstablishmentFacts = {
  name: 'Hợp tác xã Chè Tả Lèng',
  kind: 'cooperative',
  communeCode: '03405',
  address: 'Bản Lùng Than',
  sector: 'agro-processing',
  products: 'Chè xanh',
  ownerName: 'Lò Thị Panh',
  ownerIsWoman: true,
  ownerIsMinority: true,
  workers: 12,
  foundedOn: day('2019-05-20'),
}
const CONTACT = { phone: '0912345214', email: 'chetaleng@gmail.com', identityNo: '6200012345' }

async function ask<T>(
  role: 'centre-officer' | 'commune-officer' | 'establishment' | 'auditor',
  work: (ask: Ask) => Promise<T>,
  more: Partial<Who> = {},
): Promise<T> {
  return await house.ask(role, work, more)
}

async function created(facts: Partial<EstablishmentFacts & typeof CONTACT> = {}): Promise<string> {
  const outcome = await ask('centre-officer', (a) => createEstablishment(a, { ...FACTS, ...CONTACT, ...facts }))
  assert.ok(outcome.ok)
  return outcome.value.id
}

async function lastEntry(id: string): Promise<{ act: string; facts: Record<string, unknown>; text: string }> {
  const { rows } = await house.owner.query('select act, facts, facts::text as text from trail_entry where chain_id = $1 order by seq desc limit 1', [
    id,
  ])
  return rows[0]
}

describe('the catalogue', () => {
  test('a second load changes nothing', async () => {
    const touched = await inTransaction(house.owner, { province: LAI_CHAU, readOnly: false }, async (db) => ({
      keep: true,
      value: await loadUnits(db),
    }))
    assert.equal(touched, 0)
  })

  test('a name spoilt in the table is put right by the next load', async () => {
    await house.owner.query(`update admin_unit set name = 'Sai tên' where code = '03405' and valid_from = '2025-07-01'`)
    const touched = await inTransaction(house.owner, { province: LAI_CHAU, readOnly: false }, async (db) => ({
      keep: true,
      value: await loadUnits(db),
    }))
    assert.equal(touched, 1)
    assert.equal(await ask('auditor', (a) => unitName(a, '03405', day('2025-07-01'))), 'Xã Tả Lèng')
  })

  test('Lai Châu has 106 communes on 30/06/2025 and 38 on 01/07/2025; Hà Nội has none of them', async () => {
    const counts = await ask('auditor', async (a) => [
      (await communesOf(a, '12', day('2025-06-30'))).length,
      (await communesOf(a, '12', day('2025-07-01'))).length,
      (await communesOf(a, '01', day('2025-07-01'))).filter((unit) => unit.name === 'Tả Lèng').length,
    ])
    assert.deepEqual(counts, [106, 38, 0])
  })
})

describe('an establishment', () => {
  test('is written with its place, and its making is in the trail without number or telephone', async () => {
    const id = await created({ name: 'Hợp tác xã Miến dong Bình Lư', communeCode: '03390' })
    const one = await ask('auditor', (a) => loadEstablishment(a, id))
    assert.equal(one?.communeValidFrom, '2025-07-01')
    assert.equal(one?.identityNo, '6200012345')
    const entry = await lastEntry(id)
    assert.equal(entry.act, 'registry.establishment-created')
    assert.doesNotMatch(entry.text, /0912345214|6200012345|gmail/)
    const names = await ask('auditor', (a) => namesOf(a, [id, '00000000-0000-7000-8000-000000000000']))
    assert.deepEqual([...names], [[id, { name: 'Hợp tác xã Miến dong Bình Lư', communeName: 'Xã Bình Lư' }]])
  })

  test('before 01/07/2025 it stands in an old commune; later the page says what that commune is now', async () => {
    house.clock = new Date('2024-03-04T02:00:00Z')
    const id = await created({ name: 'Hộ kinh doanh Tẩn A Phủ', communeCode: '03511' })
    house.clock = new Date('2025-10-16T02:00:00Z')
    const outcome = await ask('auditor', (a) => viewEstablishment(a, id))
    assert.ok(outcome.ok)
    assert.deepEqual(outcome.value.place, { title: 'Xã Tả Phìn, huyện Sìn Hồ', now: 'xã Sìn Hồ', codeNow: '03478' })

    const kept = await ask('centre-officer', (a) =>
      changeEstablishment(a, id, 1, { ...FACTS, name: 'Hộ kinh doanh Tẩn A Phủ', communeCode: '03478' }),
    )
    assert.ok(kept.ok)
    assert.equal(
      (await ask('auditor', (a) => loadEstablishment(a, id)))?.communeCode,
      '03511',
      'an address that did not move keeps the key it was written under',
    )
    const moved = await ask('centre-officer', (a) => changeEstablishment(a, id, 2, { ...FACTS, communeCode: '03405' }))
    assert.ok(moved.ok)
    assert.equal((await ask('auditor', (a) => loadEstablishment(a, id)))?.communeCode, '03405')
  })

  const REFUSED: readonly (readonly [string, Partial<EstablishmentFacts>, string])[] = [
    ['a commune that is no more today', { communeCode: '03511' }, 'registry.commune-unknown'],
    ['a commune of another province', { communeCode: '00004' }, 'registry.commune-unknown'],
    ['a founding day after today', { foundedOn: day('2025-10-17') }, 'registry.founded-later'],
  ]
  for (const [what, change, code] of REFUSED) {
    test(`${what} is refused and nothing is written`, async () => {
      const outcome = await ask('centre-officer', (a) => createEstablishment(a, { ...FACTS, ...CONTACT, ...change }))
      assert.equal(!outcome.ok && outcome.refusals[0]?.code, code)
    })
  }

  test('the change of a stale version is refused, and names the version that stands', async () => {
    const id = await created()
    assert.ok((await ask('centre-officer', (a) => changeEstablishment(a, id, 1, { ...FACTS, products: 'Chè đen' }))).ok)
    const stale = await ask('centre-officer', (a) => changeEstablishment(a, id, 1, { ...FACTS, products: 'Chè vàng' }))
    assert.deepEqual(stale, { ok: false, refusals: [{ code: 'request.stale', facts: { version: '2' } }] })
    const entry = await lastEntry(id)
    assert.deepEqual(entry.facts.changed, { products: { from: 'Chè xanh', to: 'Chè đen' } })
  })

  test('a number that fails its check digit is written, and the page says so', async () => {
    const id = await created({ identityNo: '0100109107' })
    const outcome = await ask('auditor', (a) => viewEstablishment(a, id))
    assert.equal(outcome.ok && outcome.value.doubt, 'check-digit-wrong')
  })
})

describe('contact and number', () => {
  test('are covered for staff, shown for a quarter of an hour after they asked, and the asking is in the trail', async () => {
    const id = await created({ name: 'Hợp tác xã Mắc ca Pắc Ta' })
    const look = async () => {
      const outcome = await ask('centre-officer', (a) => viewEstablishment(a, id))
      assert.ok(outcome.ok)
      return outcome.value.establishment
    }
    assert.deepEqual([(await look()).phone, (await look()).identityNo, (await look()).email], ['09xx xxx 214', '62xxxxx345', 'c…@gmail.com'])
    assert.ok((await ask('centre-officer', (a) => discloseContact(a, id))).ok)
    assert.deepEqual([(await look()).phone, (await look()).identityNo], ['0912 345 214', '6200012345'])
    const entry = await lastEntry(id)
    assert.equal(entry.act, 'registry.contact-disclosed')
    assert.doesNotMatch(entry.text, /0912345214|6200012345/)
    const other = await ask('auditor', (a) => viewEstablishment(a, id))
    assert.equal(other.ok && other.value.establishment.phone, '09xx xxx 214', 'for another person they stay covered')
    house.clock = new Date(house.clock.getTime() + 16 * 60_000)
    assert.equal((await look()).phone, '09xx xxx 214')
  })

  test('the establishment sees its own uncovered and no possible duplicates, and may change telephone and mail but not its number', async () => {
    const id = await created()
    const own = { establishmentId: id }
    const outcome = await ask('establishment', (a) => viewEstablishment(a, id), own)
    assert.equal(outcome.ok && outcome.value.establishment.phone, '0912 345 214')
    assert.deepEqual(outcome.ok && outcome.value.duplicates, [])
    const contact = { phone: '0988777666', email: '' }
    assert.ok((await ask('establishment', (a) => changeContact(a, id, 1, contact), own)).ok)
    const entry = await lastEntry(id)
    assert.deepEqual(entry.facts.fields, ['phone', 'email'])
    assert.doesNotMatch(entry.text, /0988777666/)
    const number = await ask('establishment', (a) => changeContact(a, id, 2, { ...contact, identityNo: '6200099999' }), own)
    assert.equal(!number.ok && number.refusals[0]?.code, 'registry.identity-by-officer')
  })
})

describe('reach', () => {
  test('an officer of a commune reaches what is in it today, also what was written under a former commune', async () => {
    house.clock = new Date('2024-03-04T02:00:00Z')
    const old = await created({ name: 'HTX Dệt thổ cẩm Tả Phìn', communeCode: '03511' })
    house.clock = new Date('2025-10-16T02:00:00Z')
    const elsewhere = await created({ communeCode: '03405' })
    const officer = { communeCode: '03478' }
    const reach = (id: string, more: Partial<Who>) => ask('commune-officer', async (a) => establishmentReach(a, { establishmentId: id }), more)
    assert.deepEqual([await reach(old, officer), await reach(elsewhere, officer), await reach(old, {})], [true, false, false])

    const list = await ask('commune-officer', (a) => listEstablishments(a, { q: '', commune: '03405', kind: undefined, page: 1 }), officer)
    assert.ok(list.ok)
    assert.deepEqual([list.value.rows.map((one) => one.id), list.value.held], [[old], 'Xã Sìn Hồ'], 'another commune asked for changes nothing')
    const outcome = await ask('commune-officer', (a) => createEstablishment(a, { ...FACTS, ...CONTACT }), officer)
    assert.equal(!outcome.ok && outcome.refusals[0]?.code, 'registry.not-your-commune')
  })

  test('an establishment reaches itself alone', async () => {
    const [mine, other] = [await created(), await created()]
    const reach = (id: string) => ask('establishment', async (a) => establishmentReach(a, { establishmentId: id }), { establishmentId: mine })
    assert.deepEqual([await reach(mine), await reach(other)], [true, false])
  })
})

describe('the list', () => {
  const find = async (q: string, more: { commune?: string } = {}) => {
    const outcome = await ask('auditor', (a) => listEstablishments(a, { q, commune: more.commune, kind: undefined, page: 1 }))
    assert.ok(outcome.ok)
    return outcome.value
  }

  test('finds without marks, by the beginning of any word of name, owner and product, in any order', async () => {
    const id = await created({
      name: 'Công ty TNHH Thủy điện Nậm Cấu',
      ownerName: 'Vàng Văn Thắng',
      products: 'Điện thương phẩm',
      identityNo: '6200055555',
    })
    for (const typed of ['thuy dien', 'Thuỷ điện', 'cau nam', 'vang thang', 'thuong pham', '6200055555', '6200 055 555']) {
      assert.ok(
        (await find(typed)).rows.some((one) => one.id === id),
        typed,
      )
    }
    assert.equal((await find('thuy dien khong co')).rows.length, 0)
    const changed = await ask('centre-officer', (a) => changeEstablishment(a, id, 1, { ...FACTS, name: 'Công ty TNHH Gạch Pa Tần' }))
    assert.ok(changed.ok)
    assert.equal((await find('thuy dien')).rows.length, 0, 'words of the old name no longer find it')
  })

  test('covers every number and telephone', async () => {
    const { rows } = await find('')
    assert.ok(rows.length > 5)
    for (const one of rows) {
      assert.match(one.phone, /^(|\d\dxx xxx \d{3})$/)
      assert.match(one.identityNo ?? '', /^(|\d\d[x-]+\d{3})$/)
    }
  })

  test('an old name of a place leads to the commune of today, whose list holds what stood in the old one', async () => {
    const { meant } = await find('Tả Phìn cũ')
    assert.equal(meant[0]?.value, '03478')
    const { rows } = await find('', { commune: '03478' })
    assert.ok(rows.some((one) => one.name === 'HTX Dệt thổ cẩm Tả Phìn'))
  })

  test('shows possible duplicates with their reasons and merges none', async () => {
    const first = await created({ name: 'HTX Hoà Thuận Khoen On', phone: '0900000001', identityNo: '6200077777' })
    const outcome = await ask('centre-officer', (a) =>
      createEstablishment(a, { ...FACTS, ...CONTACT, name: 'Hợp tác xã Hòa Thuận Khoen On', phone: '0900000001', identityNo: '6200077777-001' }),
    )
    assert.equal(outcome.ok && outcome.value.duplicates > 0, true)
    const view = await ask('auditor', (a) => viewEstablishment(a, outcome.ok ? outcome.value.id : ''))
    const duplicate = view.ok && view.value.duplicates[0]
    assert.ok(duplicate)
    assert.deepEqual([duplicate.id, duplicate.reasons], [first, ['same-enterprise', 'same-phone', 'tone-placement']])
    assert.ok(await ask('auditor', (a) => loadEstablishment(a, first)))
  })
})

test('another province sees none of it, even by its id', async () => {
  const id = await created()
  const seen = await inTransaction(house.pool, { province: '14', readOnly: true }, async (db) => ({
    keep: true,
    value: await db.many(sql`select id from establishment where id = ${id} union all select establishment_id from establishment_word`),
  }))
  assert.deepEqual(seen, [])
})
