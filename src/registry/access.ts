// Who may reach which establishment. Staff: all of the province; an officer of a commune: that commune; an establishment: itself.
import { type Role, STAFF } from '../people/role.ts'

export const MAY_SEE: readonly Role[] = STAFF
export const MAY_CHANGE: readonly Role[] = ['centre-officer', 'department-officer', 'commune-officer']
export const MAY_CHANGE_CONTACT: readonly Role[] = [...MAY_CHANGE, 'establishment']
/** Those whose work needs to call or to check a number. */
export const MAY_DISCLOSE: readonly Role[] = [
  'centre-officer',
  'department-officer',
  'department-leader',
  'finance-officer',
  'commune-officer',
  'inspector',
  'auditor',
]

/** The part of `Who` that these rules look at. */
export type Asker = { readonly roles: readonly Role[]; readonly communeCode?: string | undefined; readonly establishmentId?: string | undefined }

export function hasAny(who: Asker, roles: readonly Role[]): boolean {
  return who.roles.some((role) => roles.includes(role))
}

/** The commune an asker is held to; undefined for those who see the whole province. */
export function onlyCommune(who: Asker): string | undefined {
  const wider = who.roles.some((role) => role !== 'commune-officer' && role !== 'establishment')
  return wider || !who.roles.includes('commune-officer') ? undefined : (who.communeCode ?? '')
}

/** Works for the programme, as against an establishment looking at its own record. */
export function isStaff(who: Asker): boolean {
  return hasAny(who, STAFF)
}

export type EstablishmentAct = 'change' | 'change-contact' | 'disclose'

/** What this person may do with a record within reach. */
export function actsOn(who: Asker): EstablishmentAct[] {
  const acts: readonly (readonly [EstablishmentAct, readonly Role[]])[] = [
    ['change', MAY_CHANGE],
    ['change-contact', MAY_CHANGE_CONTACT],
    ['disclose', MAY_DISCLOSE],
  ]
  return acts.filter(([, roles]) => hasAny(who, roles)).map(([act]) => act)
}
