// khuyen-cong user: the first administrator, and the way back in when a password is lost. Passwords are shown once.
import { parseArgs } from 'node:util'
import { say } from '../app.ts'
import { isId } from '../basics/id.ts'
import { tidyLine } from '../basics/text.ts'
import { makePerson, renewPassword } from '../people/make-person.actions.ts'
import { isRole, ROLE_WORDS, ROLES } from '../people/role.ts'
import type { Settings } from '../settings.ts'
import { findHouse, openHouseFor, TRIAL_PROVINCE } from './house.ts'
import { readArgs } from './read-args.ts'

const HELP = `Cách dùng:
  khuyen-cong user create TÊN --name "Họ và tên" --title "Chức danh" --role VAI [--role VAI…] [--commune MÃ] [--establishment ID]
  khuyen-cong user reset TÊN [--trial]      mật khẩu mới; --trial: tài khoản của bản chạy thử
Vai: ${ROLES.map((role) => `${role} (${ROLE_WORDS[role]})`).join(', ')}`

const OPTIONS = {
  name: { type: 'string' },
  title: { type: 'string' },
  role: { type: 'string', multiple: true },
  commune: { type: 'string' },
  establishment: { type: 'string' },
  trial: { type: 'boolean' },
} as const

type Values = { readonly name?: string; readonly title?: string; readonly commune?: string; readonly establishment?: string }

/** What the page's form would have refused. */
function slipIn({ name, title, commune, establishment }: Values): string | undefined {
  if (name !== undefined && (tidyLine(name) === '' || tidyLine(name).length > 100)) return 'Nhập --name là họ và tên, không quá 100 ký tự.'
  if (title !== undefined && tidyLine(title).length > 150) return 'Rút gọn --title còn không quá 150 ký tự.'
  if (commune !== undefined && !/^\d{5}$/.test(commune)) return 'Nhập --commune là mã xã, phường gồm năm chữ số, ví dụ 03390.'
  if (establishment !== undefined && !isId(establishment)) return 'Nhập --establishment là mã cơ sở, lấy ở cuối địa chỉ trang của cơ sở đó.'
  return undefined
}

export async function user(settings: Settings, args: readonly string[]): Promise<number> {
  const read = readArgs(() => parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true }), HELP)
  if (!read) return 2
  const { values, positionals } = read
  const [act, login] = positionals
  const roles = (values.role ?? ['administrator']).filter(isRole)
  if (login === undefined || (act !== 'create' && act !== 'reset') || roles.length !== (values.role ?? ['administrator']).length) {
    console.log(HELP)
    return 2
  }
  const slip = slipIn(values)
  if (slip !== undefined) {
    console.error(slip)
    return 2
  }
  if (values.trial && act === 'create') {
    console.error('Bản chạy thử có sẵn tài khoản của mọi vai. Dùng --trial với: khuyen-cong user reset TÊN')
    return 2
  }
  const house = values.trial
    ? await findHouse(settings, 'trial')
    : await openHouseFor({ settings, log: console.log, purpose: 'production', beside: true })
  if (!house) {
    console.error('Chưa có bản chạy thử trong thư mục dữ liệu này. Chạy npm start để tạo.')
    return 1
  }
  try {
    const province = values.trial ? TRIAL_PROVINCE.code : settings.province
    const newcomer = {
      login,
      name: tidyLine(values.name ?? login),
      title: tidyLine(values.title ?? '') || ROLE_WORDS[roles[0] ?? 'administrator'],
      roles,
      province,
      communeCode: values.commune,
      establishmentId: values.establishment,
    }
    const outcome =
      act === 'create' ? await makePerson(house.pool, newcomer, house.clock()) : await renewPassword(house.pool, { province, login }, house.clock())
    if (!outcome.ok) {
      for (const refusal of outcome.refusals) console.error(say(refusal))
      return 1
    }
    console.log(`Tên đăng nhập: ${outcome.value.login}\nMật khẩu (chỉ in một lần, phải đổi khi đăng nhập): ${outcome.value.password}`)
    return 0
  } finally {
    await house.close()
  }
}
