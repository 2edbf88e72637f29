'use client'
import { useExtracted } from 'next-intl'
import { useId } from 'react'
import { FieldError } from '../components/field.tsx'

/* Which choices light a star, written out: the n-th star is lit by its own radio and by those after it. */
const LIT = [
  'group-has-[[value="1"]:checked]/stars:text-ink group-has-[[value="2"]:checked]/stars:text-ink group-has-[[value="3"]:checked]/stars:text-ink group-has-[[value="4"]:checked]/stars:text-ink group-has-[[value="5"]:checked]/stars:text-ink',
  'group-has-[[value="2"]:checked]/stars:text-ink group-has-[[value="3"]:checked]/stars:text-ink group-has-[[value="4"]:checked]/stars:text-ink group-has-[[value="5"]:checked]/stars:text-ink',
  'group-has-[[value="3"]:checked]/stars:text-ink group-has-[[value="4"]:checked]/stars:text-ink group-has-[[value="5"]:checked]/stars:text-ink',
  'group-has-[[value="4"]:checked]/stars:text-ink group-has-[[value="5"]:checked]/stars:text-ink',
  'group-has-[[value="5"]:checked]/stars:text-ink',
] as const

/**
 * One to five stars: radio buttons, so that keys and screen readers know them; outlines that are filled by CSS, so that no script
 * is needed.
 */
export function StarField({ defaultValue, error }: { defaultValue?: string; error?: string }) {
  const t = useExtracted('account')
  const id = useId()
  const words = [t('Poor'), t('Not good'), t('All right'), t('Good'), t('Excellent')]
  return (
    <fieldset aria-describedby={error ? `${id}-error` : undefined}>
      <legend className="mb-1.5 font-medium">{t('Your rating')}</legend>
      <div className="group/stars -ml-1 flex">
        {words.map((word, index) => (
          <label key={word} className="relative rounded-sm has-focus-visible:outline-2 has-focus-visible:outline-green">
            <input
              type="radio"
              name="rating"
              value={index + 1}
              defaultChecked={defaultValue === String(index + 1)}
              required
              aria-invalid={error ? true : undefined}
              className="absolute inset-0 size-full cursor-pointer appearance-none outline-none"
            />
            <span
              aria-hidden
              className={`block px-1 text-4xl text-transparent leading-11 [-webkit-text-stroke:1.5px_var(--mill-ink-soft)] ${LIT[index]}`}
            >
              ★
            </span>
            <span className="sr-only">
              {t('{stars, plural, one {# star, {word}} other {# stars, {word}}}', { stars: index + 1, word })}
            </span>
          </label>
        ))}
      </div>
      <FieldError id={`${id}-error`} error={error} />
    </fieldset>
  )
}
