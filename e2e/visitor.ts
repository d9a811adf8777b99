// One person at one browser: what is typed, pressed and followed goes by the words on the screen, never by addresses.
import assert from 'node:assert/strict'
import type { BrowserContext, Locator, Page } from 'playwright-core'
import { nfc } from '../src/basics/text.ts'
import type { Role } from '../src/people/role.ts'
import type { Trial } from './trial.ts'

export const DESK = { width: 1366, height: 768 } as const
export const PHONE = { width: 360, height: 740 } as const
const PATIENCE_MS = 20_000

/** A form that comes back with what must be mended says so in its status; the browser notes it, nobody else minds. */
const REFUSED_FORM = /status of (400|409|422) /

export type Look = { readonly width: number; readonly height: number }

export type Visitor = {
  readonly page: Page
  readonly context: BrowserContext
  /** What the browser complained of: script errors, refused resources, requests to other origins. */
  readonly complaints: string[]
  leave(): Promise<void>
}

export async function anyone(trial: Trial, look: Look, javaScript = true): Promise<Visitor> {
  const context = await trial.browser.newContext({ viewport: look, javaScriptEnabled: javaScript, locale: 'vi-VN', acceptDownloads: true })
  context.setDefaultTimeout(PATIENCE_MS)
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    const grave = message.type() === 'error' || message.type() === 'warning'
    if (grave && !REFUSED_FORM.test(message.text())) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('request', (request) => {
    if (!request.url().startsWith(trial.address) && !request.url().startsWith('data:')) complaints.push(`asks ${request.url()}`)
  })
  return { page, context, complaints, leave: () => context.close() }
}

/** Through the door: address bar, sign-in form, password. */
export async function signIn(trial: Trial, role: Role, look: Look, javaScript = true): Promise<Visitor> {
  const account = trial.accounts.get(role)
  if (!account) throw new Error(`nobody of the trial is ${role}`)
  const visitor = await anyone(trial, look, javaScript)
  const { page } = visitor
  await page.goto(`${trial.address}/`)
  await follow(page, 'Đăng nhập')
  await fill(page, 'Tên đăng nhập', account.login)
  await fill(page, 'Mật khẩu', account.password)
  await press(page, 'Đăng nhập')
  return visitor
}

export async function fill(page: Page, label: string, value: string): Promise<void> {
  await field(page, label).fill(value)
}

export async function choose(page: Page, label: string, option: string): Promise<void> {
  await field(page, label).selectOption({ label: option })
}

export async function tick(page: Page, label: string): Promise<void> {
  await field(page, label).check()
}

/** A field by its label; "(nếu có)" after the label is not part of its name. */
export function field(page: Page, label: string): Locator {
  return page.getByLabel(new RegExp(`^\\s*${quoted(label)}(\\s*\\(nếu có\\))?\\s*$`, 'u'))
}

function quoted(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

export async function press(page: Page, name: string): Promise<void> {
  await andLoad(page, () => page.getByRole('button', { name, exact: true }).click())
}

export async function follow(page: Page, name: string | RegExp): Promise<void> {
  const link = page.getByRole('link', typeof name === 'string' ? { name, exact: true } : { name })
  await andLoad(page, () => link.first().click())
}

/** Pages come whole from the server, so every press and every link ends with another document, loaded. */
export async function andLoad(page: Page, act: () => Promise<void>): Promise<void> {
  const moved = page.waitForEvent('framenavigated', { predicate: (frame) => frame === page.mainFrame(), timeout: PATIENCE_MS })
  moved.catch(() => undefined) // when the press itself fails, its own error says more
  await act()
  await moved
  await page.waitForLoadState('load')
}

export async function sees(page: Page, text: string | RegExp): Promise<void> {
  const read = await words(page)
  assert.ok(typeof text === 'string' ? read.includes(plain(text)) : text.test(read), `"${text}" is not on the page`)
}

/** What a person reads on the page, one space between words whatever the layout put there. */
export async function words(page: Page): Promise<string> {
  // biome-ignore lint/performance/useDomNodeTextContent: only what is shown counts
  return plain(await page.locator('body').innerText())
}

function plain(text: string): string {
  return nfc(text).replace(/\s+/gu, ' ')
}
