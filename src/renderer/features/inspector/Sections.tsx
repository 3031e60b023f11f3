import { useState } from 'react';
import type { InspectionView, SectionView } from '../../../shared/views/inspector.js';
import { Card, TitledCard } from '../../components/Card.js';
import { FactList } from '../../components/FactList.js';
import { FindingList } from '../../components/FindingList.js';
import { inertText } from '../../components/inert-text.js';
import { Select } from '../../components/Select.js';
import { TokenAnatomy } from '../../components/token/TokenAnatomy.js';
import { LongWire } from '../../components/wire/LongWire.js';
import { MaskedWire } from '../../components/wire/MaskedWire.js';
import { plainText } from '../../components/wire/masked-slots.js';
import { CheckTable } from '../flow/checks/CheckTable.js';
import { ContentKeyFacts } from './ContentKeyFacts.js';
import { ExplainedMembers } from './ExplainedMembers.js';
import styles from './Sections.module.css';

type TokenSection = Extract<SectionView, { readonly type: 'token' }>;

/** The parts of something taken apart. Of many tokens one is shown, to be picked from a list. */
export function Sections({ inspection }: { readonly inspection: InspectionView }) {
  const { sections, inspectionId } = inspection;
  const tokens = sections.filter((section): section is TokenSection => section.type === 'token');
  return (
    <>
      {sections.map((section, index) =>
        // biome-ignore lint/suspicious/noArrayIndexKey: sections have no identity but their place
        section.type === 'token' ? null : <Section key={index} section={section} runId={inspectionId} />,
      )}
      {tokens.length > 0 && <Tokens tokens={tokens} runId={inspectionId} />}
    </>
  );
}

interface SectionProps {
  readonly section: Exclude<SectionView, TokenSection>;
  readonly runId: string;
}

function Section({ section, runId }: SectionProps) {
  const title = <span className="value">{inertText(section.title)}</span>;
  switch (section.type) {
    case 'facts':
      return (
        <TitledCard title={title}>
          <FactList
            facts={section.facts.map(({ label, value, prose }) => ({
              label,
              value: prose === true ? inertText(plainText(value)) : <LongWire text={value} runId={runId} />,
            }))}
          />
        </TitledCard>
      );
    case 'members':
      return (
        <TitledCard title={title} flush>
          <ExplainedMembers members={section.members} runId={runId} label={section.title} />
        </TitledCard>
      );
    case 'checks':
      return (
        <TitledCard title={title} flush>
          <CheckTable checks={section.checks} runId={runId} />
        </TitledCard>
      );
    case 'findings':
      return section.findings.length === 0 ? null : (
        <TitledCard title={title}>
          <FindingList findings={section.findings} label={section.title} />
        </TitledCard>
      );
  }
}

function Tokens({ tokens, runId }: { readonly tokens: readonly TokenSection[]; readonly runId: string }) {
  const [picked, setPicked] = useState('0');
  const token = tokens[Number(picked)] ?? tokens[0];
  if (token === undefined) return null;
  const { anatomy } = token;
  return (
    <>
      {tokens.length > 1 && (
        <div className={styles.pick}>
          <Select
            label="Token"
            value={picked}
            onChange={setPicked}
            choices={tokens.map((one, index) => ({
              value: String(index),
              label: inertText(one.anatomy.title),
              wire: true,
            }))}
          />
          <span className="caption">{tokens.length} tokens</span>
        </div>
      )}
      <TokenAnatomy key={`${picked}:${anatomy.verdict}`} anatomy={anatomy} runId={runId} />
      {anatomy.contentKey !== undefined && (
        <Card>
          <ContentKeyFacts contentKey={anatomy.contentKey}>
            <MaskedWire text={anatomy.contentKey.text} runId={runId} />
          </ContentKeyFacts>
        </Card>
      )}
    </>
  );
}
