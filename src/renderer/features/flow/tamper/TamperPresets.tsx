import type { TamperPreset } from '../../../../core/flow/tamper/preset.js';
import { TAMPER_TARGETS } from '../../../../core/flow/tamper/targets.js';
import type { FlowView } from '../../../../shared/views/flow.js';
import type { ArmedTamper } from '../../../../shared/views/tamper.js';
import { Prose } from '../../../components/Prose.js';
import { Switch } from '../../../components/Switch.js';
import sharedStyles from './TamperDialog.module.css';
import styles from './TamperPresets.module.css';
import { armTamper, disarmTamper } from './tamper-actions.js';
import { expectationWords } from './tamper-words.js';

interface TamperPresetsProps {
  readonly presets: readonly TamperPreset[];
  readonly armed: readonly ArmedTamper[];
  /** The run's requests go to the sandbox. */
  readonly sandbox: boolean;
  readonly tokenRequest: FlowView['tokenRequest'];
  readonly confirmed: boolean;
}

/** The attacks of a step, each to be armed by its name. */
export function TamperPresets({ presets, armed, sandbox, tokenRequest, confirmed }: TamperPresetsProps) {
  const offered = presets.filter(
    (preset) => (sandbox || preset.sandboxOnly !== true) && preset.idleWith !== tokenRequest,
  );
  const targets = [...new Set(offered.map((preset) => preset.target))];
  return targets.map((target) => (
    <section key={target} className={sharedStyles.group}>
      <h3>{TAMPER_TARGETS[target].title}</h3>
      <ul className={styles.presets}>
        {offered
          .filter((preset) => preset.target === target)
          .map((preset) => (
            <li key={preset.id}>
              <div className={styles.words}>
                <p className={styles.title}>{preset.title}</p>
                <p className="caption" id={`tamper-${preset.id}`}>
                  <Prose>{preset.detail}</Prose> <span className={styles.expects}>{expectationWords(preset)}.</span>
                </p>
              </div>
              <Switch
                label={preset.title}
                describedBy={`tamper-${preset.id}`}
                checked={armed.some(({ id }) => id === preset.id)}
                onChange={(on) =>
                  void (on ? armTamper({ kind: 'preset', preset: preset.id }, confirmed) : disarmTamper(preset.id))
                }
              />
            </li>
          ))}
      </ul>
    </section>
  ));
}
