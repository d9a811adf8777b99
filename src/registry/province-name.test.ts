import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readSettings } from '../settings.ts'
import { provinceNamed, provinceTitle } from './province-name.ts'

test('a province is called tỉnh, a centrally-run city thành phố, once, however its name is written', () => {
  const cases = [
    ['Lai Châu', 'tỉnh Lai Châu'],
    ['Tỉnh Đắk Lắk', 'tỉnh Đắk Lắk'],
    ['Đà Nẵng', 'thành phố Đà Nẵng'],
    ['Thành phố Đà Nẵng', 'thành phố Đà Nẵng'],
    ['TP. Huế', 'thành phố Huế'],
    ['Phú Yên', 'tỉnh Phú Yên'],
  ] as const
  for (const [written, called] of cases) assert.equal(provinceTitle(written), called)
})

test('an installation that gives only the code of its province takes the name from the register of units', () => {
  assert.equal(provinceNamed('66'), 'Đắk Lắk')
  const named = (env: NodeJS.ProcessEnv) => readSettings(env).provinceName
  assert.deepEqual(
    [named({}), named({ PROVINCE: '66' }), named({ PROVINCE: '66', PROVINCE_NAME: '' }), named({ PROVINCE: '66', PROVINCE_NAME: 'Đắk Lắk mới' })],
    ['Lai Châu', 'Đắk Lắk', 'Đắk Lắk', 'Đắk Lắk mới'],
  )
  assert.throws(() => readSettings({ PROVINCE: '99' }), /PROVINCE_NAME/)
})
