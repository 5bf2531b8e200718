/** The names of the buttons that call for a feature, by language. */
import {featureLabels} from './feature-labels.js';

export type FeatureLabels = Readonly<typeof featureLabels>;

export function featureLabelsFor(): FeatureLabels {
  return featureLabels;
}
