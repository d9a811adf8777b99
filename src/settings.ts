// What the operator may set. Read once from the environment; everything has a safe default.
import { isIP } from 'node:net'
import { join, resolve } from 'node:path'
import { faultOfAddress } from './platform/connection.ts'
import { type Rate, type Rates, SAFE_RATES } from './platform/rate-limit.ts'
import { provinceNamed } from './registry/province-name.ts'

export type Settings = {
  readonly port: number
  readonly host: string
  readonly dataDir: string
  /** Left out: the embedded PostgreSQL in the data folder. */
  readonly databaseUrl: string | undefined
  readonly province: string
  readonly provinceName: string
  /** The address people use; https makes cookies secure. */
  readonly publicUrl: string | undefined
  /** Proxies whose word on a visitor's address is taken: addresses, networks, or "loopback". Empty: nobody's. */
  readonly trustProxy: readonly string[]
  /** How often one account, one address, and all together may ask, each minute. */
  readonly rates: Rates
}

export function readSettings(env: NodeJS.ProcessEnv = process.env): Settings {
  const port = Number(env.PORT ?? 8080)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new RangeError(`PORT phải là số từ 0 đến 65535, hiện là "${env.PORT}".`)
  return {
    port,
    host: env.HOST ?? '127.0.0.1',
    dataDir: resolve(env.DATA_DIR ?? join(import.meta.dirname, '../data')),
    databaseUrl: addressIn(env.DATABASE_URL ?? ''),
    province: provinceIn(env.PROVINCE ?? '12'),
    provinceName: nameFor(provinceIn(env.PROVINCE ?? '12'), env.PROVINCE_NAME ?? ''),
    publicUrl: env.PUBLIC_URL,
    trustProxy: proxiesIn(env.TRUST_PROXY ?? ''),
    rates: {
      account: rateIn('LIMIT_ACCOUNT', env.LIMIT_ACCOUNT, SAFE_RATES.account),
      address: rateIn('LIMIT_ADDRESS', env.LIMIT_ADDRESS, SAFE_RATES.address),
      all: rateIn('LIMIT_ALL', env.LIMIT_ALL, SAFE_RATES.all),
    },
  }
}

function addressIn(url: string): string | undefined {
  if (url === '') return undefined
  const fault = faultOfAddress(url)
  if (fault !== undefined) throw new RangeError(fault)
  return url
}

function provinceIn(text: string): string {
  if (!/^\d{2}$/.test(text)) throw new RangeError(`PROVINCE là mã tỉnh gồm hai chữ số (Lai Châu là 12), hiện là "${text}".`)
  return text
}

/** Left out: the name the register of units gives the code. */
function nameFor(code: string, given: string): string {
  const name = given.trim() === '' ? provinceNamed(code) : given.trim()
  if (name === undefined)
    throw new RangeError(`Không có tỉnh mã ${code} trong danh mục tỉnh, thành phố hiện nay. Sửa PROVINCE, hoặc ghi tên ở PROVINCE_NAME.`)
  return name
}

const NO_END = Number.MAX_SAFE_INTEGER

/** "600/60": requests a minute, of these so many costly ones; "0": no limit. */
function rateIn(name: string, text: string | undefined, safe: Rate): Rate {
  if (text === undefined || text === '') return safe
  if (text === '0') return { requests: NO_END, costly: NO_END }
  const [, requests, costly] = /^([1-9]\d{0,6})\/([1-9]\d{0,6})$/.exec(text) ?? []
  if (requests && costly) return { requests: Number(requests), costly: Number(costly) }
  throw new RangeError(`${name} là số yêu cầu mỗi phút và số yêu cầu nặng trong đó, ví dụ 600/60, hoặc 0 để không giới hạn; hiện là "${text}".`)
}

function proxiesIn(text: string): string[] {
  const proxies = text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '')
  const wrong = proxies.find((one) => !isProxy(one))
  if (wrong !== undefined)
    throw new RangeError(`TRUST_PROXY gồm địa chỉ IP, dải địa chỉ (10.0.0.0/8) hoặc "loopback", cách nhau bằng dấu phẩy; hiện có "${wrong}".`)
  return proxies
}

/** "true", "*" and a network of every address would let any visitor choose an address. */
function isProxy(text: string): boolean {
  if (text === 'loopback') return true
  const [address = '', length, ...more] = text.split('/')
  const bits = { 0: 0, 4: 32, 6: 128 }[isIP(address)] ?? 0
  if (bits === 0 || more.length > 0) return false
  return length === undefined || (/^[1-9]\d{0,2}$/.test(length) && Number(length) <= bits)
}
