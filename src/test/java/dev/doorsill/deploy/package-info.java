/**
 * What operators deploy, looked at without a cluster: the chart is rendered by Helm, overlays by kustomize where the machine
 * has it, and every object is judged by Kubernetes' own model and by the rules of this house.
 */
package dev.doorsill.deploy;
