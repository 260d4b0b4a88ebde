import type { Assumption, SketchSource } from '../../core/topology/model/sketch.ts';

/** What people call the kinds of files. */
export const sourceWords: Readonly<Record<SketchSource, string>> = {
  compose: 'a Compose file',
  backstage: 'a catalog of Backstage',
  kubernetes: 'manifests of Kubernetes',
  terraform: 'what Terraform shows as JSON',
  jaeger: 'the dependencies that Jaeger saw',
};

/** What was taken for granted, as something to check. */
export const assumptionWords: Readonly<Record<Assumption, string>> = {
  startOrder: 'depends_on is the order of starting; it stands here for what is needed at run time',
  oneHost: 'everything runs on one machine, the domain host; of a Swarm write its machines instead',
  catalogNeeds:
    'whatever the catalog says a component depends on or consumes is needed at run time, each provider of an API too',
  callsNeeded: 'whatever is called is needed; move what a caller can do without from dependsOn to optional',
  callsSampled: 'the calls are those of one time, sampled: a rare one may be missing',
  noCalls: 'the file does not say who calls whom: add dependsOn and optional',
  nodesUnknown: 'of a DaemonSet one pod is counted, since the number of nodes is not in the file',
  zonesUnknown:
    'pods are spread over zones, and the file does not say over how many: add domain: [zone-a, zone-b] and domains',
  instancesAlike: 'instances of one resource (count, for_each) are replicas of each other',
  otherResources: 'resources that serve no requests (networks, roles, records …) are left out',
  replicasUnknown: 'a number of replicas that is filled in elsewhere counts as 1',
  oneIsEnough: 'one replica is enough for all of the load; need says how many must work',
  profilesLeftOut: 'services of a profile are not started by themselves, and are left out',
  jobsLeftOut: 'services that others wait for until they have ended are jobs, and are left out',
  scaledToZero: 'what is scaled to 0 replicas does not run, and is left out',
  librariesLeftOut: 'libraries are part of what uses them, and are left out',
  circlesCut: 'edges that would close a circle are in comments: what works would rest on itself',
};

export const sketchWords = {
  head: 'Started by ninefold init from … (…): structure only, no number.',
  input: 'standard input',
  fill: 'Write a number for each "?", as 99.9 or 99.95%; ninefold compose refuses the file until none is left.',
  assumed: 'What was assumed, to be checked:',
  replicas: 'need says how many of them must work',
  domain: 'what it goes down with',
  ownStandby: 'is on: its number is that of both machines',
  cut: 'left out, it closes a circle',
  journeys: 'what users do: everything that nothing else uses, and through it what that needs',
} as const;
