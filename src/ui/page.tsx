// The three frames: for staff and applicants, for the public, and the bare one for signing in.
import type { ComponentChildren } from 'preact'
import { Masthead, RoomNav, TopBar } from './bars.tsx'
import type { PageContext } from './context.ts'
import { isApplicant } from './rooms.ts'
import { AlarmBox, Brand, DemoBand, Document, FlashBox, Foot } from './shell.tsx'

export type Crumb = { readonly label: string; readonly href?: string | undefined }

export type PageProps = {
  readonly context: PageContext
  readonly title: string
  readonly crumbs?: readonly Crumb[] | undefined
  readonly sub?: ComponentChildren
  readonly acts?: ComponentChildren
  /** 'narrow' for forms of one column; 'paper' for previews of official papers, edge to edge. */
  readonly width?: 'full' | 'narrow' | 'paper' | undefined
  /** Prints on landscape A4: boards and long lists. */
  readonly printWide?: boolean | undefined
  readonly islands?: readonly string[] | undefined
  /** Links at the end of the foot: open data, guide. */
  readonly foot?: ComponentChildren
  readonly children?: ComponentChildren
}

/** A preview of an official paper prints the paper alone, without the page's own head. */
const WRAPS = { full: 'wrap', narrow: 'wrap is-narrow', paper: 'wrap no-print' } as const

export function Page(props: PageProps) {
  const { context, title, width = 'full' } = props
  return (
    <Document context={context} title={title} bodyClass={isApplicant(context) ? 'applicant' : undefined} islands={props.islands}>
      <TopBar context={context} />
      <RoomNav context={context} />
      <DemoBand context={context} />
      <main id="main" class={props.printWide ? 'print-wide' : undefined}>
        <div class={WRAPS[width]}>
          <PageHead title={title} crumbs={props.crumbs} sub={props.sub} acts={props.acts} />
          <AlarmBox context={context} />
          <FlashBox context={context} />
          {width !== 'paper' && props.children}
        </div>
        {width === 'paper' && <div class="desk">{props.children}</div>}
      </main>
      <Foot context={context} end={props.foot} />
    </Document>
  )
}

export type PublicPageProps = {
  readonly context: PageContext
  readonly title: string
  /** Public pages are bands from edge to edge; a plain one gets a head and one column. */
  readonly plain?: boolean | undefined
  readonly islands?: readonly string[] | undefined
  /** Links at the end of the foot: open data, guide. */
  readonly foot?: ComponentChildren
  readonly children?: ComponentChildren
}

export function PublicPage({ context, title, plain, islands, foot, children }: PublicPageProps) {
  return (
    <Document context={context} title={title} bodyClass="pub" islands={islands}>
      <Masthead context={context} />
      <div class="brocade" />
      <DemoBand context={context} />
      <main id="main">
        {plain ? (
          <div class="wrap pub-plain">
            <PageHead title={title} />
            <FlashBox context={context} />
            {children}
          </div>
        ) : (
          children
        )}
      </main>
      <Foot context={context} end={foot} />
    </Document>
  )
}

export function BarePage({ context, title, children }: { context: PageContext; title: string; children?: ComponentChildren }) {
  return (
    <Document context={context} title={title} bodyClass="bare">
      <header class="bare-head">
        <div class="wrap">
          <Brand href="/" name={`Khuyến công ${context.province}`} under={`Sở Công Thương ${context.provinceTitle}`} />
        </div>
      </header>
      <div class="brocade" />
      <DemoBand context={context} />
      <main id="main">
        <div class="wrap is-bare">
          <h1>{title}</h1>
          <FlashBox context={context} />
          {children}
        </div>
      </main>
      <Foot context={context} />
    </Document>
  )
}

type PageHeadProps = Pick<PageProps, 'title' | 'crumbs' | 'sub' | 'acts'>

function PageHead({ title, crumbs, sub, acts }: PageHeadProps) {
  return (
    <div class="page-head">
      <div class="page-name">
        {crumbs && crumbs.length > 0 && (
          <nav aria-label="Đường dẫn">
            <ol class="crumbs">
              {crumbs.map(({ label, href }) => (
                <li key={label}>{href ? <a href={href}>{label}</a> : label}</li>
              ))}
            </ol>
          </nav>
        )}
        <h1>{title}</h1>
        {sub && <div class="sub">{sub}</div>}
      </div>
      {acts && <div class="acts">{acts}</div>}
    </div>
  )
}
