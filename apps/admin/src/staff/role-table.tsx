import { STAFF_PERMISSIONS, STAFF_ROLES, staffPermissions } from '@millyard/contracts'
import { IconCheck } from '@tabler/icons-react'
import { useExtracted } from 'next-intl'
import { Panel } from '../components/panel.tsx'
import { usePermissionWords } from '../session/permission-words.ts'
import classes from './role-table.module.css'
import { useRoleWords } from './role-words.ts'

/** What each role may do, from the same table that the services go by. */
export function RoleTable() {
  const t = useExtracted('client')
  const roleWords = useRoleWords()
  const permissionWords = usePermissionWords()

  const granted = new Map(STAFF_ROLES.map((role) => [role, staffPermissions([role])]))
  return (
    <Panel
      title={t('What each role may do')}
      description={t('Somebody with several roles may do what any of them allows.')}
      isFlush
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className={classes.scroll} aria-label={t('Roles and permissions')} tabIndex={0}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('May')}</th>
              {STAFF_ROLES.map((role) => (
                <th key={role} scope="col">
                  {roleWords[role].label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {STAFF_PERMISSIONS.map((permission) => (
              <tr key={permission}>
                <th scope="row">{permissionWords[permission]}</th>
                {STAFF_ROLES.map((role) => (
                  <td key={role}>
                    {granted.get(role)?.includes(permission) ? (
                      <>
                        <IconCheck size={16} aria-hidden />
                        <span className="mill-visually-hidden">{t('yes')}</span>
                      </>
                    ) : (
                      <span className="mill-visually-hidden">{t('no')}</span>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Panel>
  )
}
