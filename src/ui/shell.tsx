// The parts every frame is made of: the document, the brand, the bands, the foot.
import type { ComponentChildren } from 'preact'
import { formatDay } from '../basics/day.ts'
import { assetUrl } from './assets.ts'
import type { PageContext } from './context.ts'
import { Alert } from './panel.tsx'

export type DocumentProps = {
  readonly context: PageContext
  readonly title: string
  readonly bodyClass?: string | undefined
  /** Logical names of islands: ["estimate.island.js"]. */
  readonly islands?: readonly string[] | undefined
  readonly children: ComponentChildren
}

export function Document({ context, title, bodyClass, islands, children }: DocumentProps) {
  return (
    <html lang="vi" data-bs-theme="light">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} · Khuyến công ${context.province}`}</title>
        <link rel="stylesheet" href={assetUrl('app.css')} />
        <link rel="icon" href={assetUrl('icon.svg')} />
        {islands?.map((name) => (
          <script key={name} type="module" src={assetUrl(name)} nonce={context.nonce} />
        ))}
      </head>
      <body class={bodyClass}>
        <a class="skip" href="#main">
          Đến nội dung chính
        </a>
        {children}
      </body>
    </html>
  )
}

export function Brand({ href, name, under }: { href: string; name: string; under: string }) {
  return (
    <a class="brand" href={href}>
      <svg viewBox="0 0 32 32" aria-hidden="true">
        <rect width="32" height="32" rx="4" fill="#24457f" />
        <path d="M16 3 29 16 16 29 3 16z" fill="#fff" />
        <path d="M16 7.5 24.5 16 16 24.5 7.5 16z" fill="#24457f" />
        <path d="M16 11.5 20.5 16 16 20.5 11.5 16z" fill="#e3b25a" />
        <path d="M16 3v4.5M16 24.5V29M3 16h4.5M24.5 16H29" stroke="#c9483a" stroke-width="2" />
      </svg>
      <span>
        {name}
        <small>{under}</small>
      </span>
    </a>
  )
}

export function DemoBand({ context }: { context: PageContext }) {
  if (!context.demo) return null
  return (
    <aside class="demo-band" aria-label="Về dữ liệu trên trang">
      <div class="wrap">Dữ liệu minh hoạ, ngày giờ minh hoạ. Riêng mục tiêu và kinh phí của Quyết định 407/QĐ-UBND là số thật.</div>
    </aside>
  )
}

/** On every page of whoever keeps the house, until it is well again. */
export function AlarmBox({ context }: { context: PageContext }) {
  if (!context.wrong || context.path === '/system') return null
  return (
    <Alert kind="warn">
      {`Hệ thống có ${context.wrong} sự cố. `}
      <a href="/system">Xem và xử lý</a>
    </Alert>
  )
}

export function FlashBox({ context }: { context: PageContext }) {
  if (!context.flash) return null
  return (
    <div class="flash" role={context.flash.kind === 'bad' ? 'alert' : 'status'}>
      <Alert kind={context.flash.kind}>{context.flash.text}</Alert>
    </div>
  )
}

export function Foot({ context, children, end }: { context: PageContext; children?: ComponentChildren; end?: ComponentChildren }) {
  return (
    <footer class="foot">
      <div class="wrap">
        <span>{`Số liệu tính đến ${formatDay(context.today)}, ${context.now}`}</span>
        <span>{`Sở Công Thương ${context.provinceTitle}`}</span>
        {children}
        {context.who && <a href="/account">Tài khoản</a>}
        {end && <span class="end">{end}</span>}
      </div>
    </footer>
  )
}
