import { VENDOR_TERMS_VERSION } from '@millyard/contracts'
import { useExtracted } from 'next-intl'
import classes from './application.module.css'

/** What a factory agrees to. A change of the words is a new version (contracts/application). */
export function TermsText() {
  const t = useExtracted('client')

  return (
    <>
      <p style={{ margin: '0 0 8px' }}>
        {t('Terms for factories, version {version}', { version: VENDOR_TERMS_VERSION })}
      </p>
      <ol className={classes.terms}>
        <li>
          {t(
            'You make or finish what you sell here yourself, and you may sell it in every country that you deliver to.',
          )}
        </li>
        <li>
          {t(
            'You sell to buyers in your own name. Millyard takes their payment for you and keeps the commission shown.',
          )}
        </li>
        <li>
          {t(
            'You ship within the lead time that a product states, and you answer buyers and returns by the law that applies.',
          )}
        </li>
        <li>
          {t(
            'Your goods are safe, and described as they are. You keep the papers that prove it and show them when asked.',
          )}
        </li>
        <li>{t('What you sell is paid out once the return window of its order is over.')}</li>
        <li>
          {t(
            'We may suspend a store that harms buyers; we tell you why, and what you have sold you still ship and are paid for.',
          )}
        </li>
        <li>{t('Buyers’ names and addresses are for their orders alone.')}</li>
      </ol>
    </>
  )
}
