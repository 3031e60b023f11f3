import { Fragment } from 'react';
import { SpecLink } from '../../../components/SpecLink.js';

/** One clause or several, each a link of its own. */
export function Clauses({ spec }: { readonly spec: string }) {
  return spec.split(', ').map((clause, index) => (
    <Fragment key={clause}>
      {index > 0 && ', '}
      <SpecLink spec={clause} />
    </Fragment>
  ));
}
