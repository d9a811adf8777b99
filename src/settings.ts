// What the operator may set. Read once from the environment; everything has a safe default.
import { isIP } from 'node:net'
import { join, resolve } from 'node:path'
import { faultOfAddress } from './platform/connection.ts'
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
