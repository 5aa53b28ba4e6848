{{- define "doorsill.name" -}}
{{- if contains .Chart.Name .Release.Name }}{{ .Release.Name | trunc 50 | trimSuffix "-" }}
{{- else }}{{ printf "%s-%s" .Release.Name .Chart.Name | trunc 50 | trimSuffix "-" }}{{ end }}
{{- end }}

{{- define "doorsill.selector" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "doorsill.labels" -}}
{{ include "doorsill.selector" . }}
app.kubernetes.io/component: service
{{- end }}

{{- define "doorsill.migrationLabels" -}}
{{ include "doorsill.selector" . }}
app.kubernetes.io/component: migration
{{- end }}

{{- define "doorsill.serviceAccount" -}}
{{- if .Values.serviceAccount.create }}{{ .Values.serviceAccount.name | default (include "doorsill.name" .) }}
{{- else }}{{ .Values.serviceAccount.name | default "default" }}{{ end }}
{{- end }}

{{- define "doorsill.image" -}}
{{- if .Values.image.digest }}{{ .Values.image.repository }}@{{ .Values.image.digest }}
{{- else }}{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}{{ end }}
{{- end }}

{{- define "doorsill.properties" -}}
{{- range $name, $value := .Values.settings }}
{{ $name | replace ":" "\\:" }}={{ $value | toString | replace "\\" "\\\\" }}
{{- end }}
{{- end }}

{{- /* Its name changes with its content: pods are replaced with it, and a rollback finds the old one. */}}
{{- define "doorsill.settings" -}}
{{- $content := include "doorsill.properties" . | sha256sum | trunc 8 }}
{{- .Values.existingSettings | default (printf "%s-settings-%s" (include "doorsill.name" .) $content) }}
{{- end }}

{{- /* An image without a shell, a user without rights, and nothing to write on but /tmp. */}}
{{- define "doorsill.podSecurity" -}}
runAsNonRoot: true
runAsUser: 65532
runAsGroup: 65532
fsGroup: 65532
seccompProfile: { type: RuntimeDefault }
{{- end }}

{{- define "doorsill.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
runAsNonRoot: true
capabilities: { drop: [ALL] }
seccompProfile: { type: RuntimeDefault }
{{- end }}

{{- /* Which key files there are, as the settings want to be told. */}}
{{- define "doorsill.keyFiles" -}}
{{- $names := dict
  "masterKeys" "DOORSILL_SECURITY_KEYS_FILE"
  "peppers" "DOORSILL_PASSWORD_PEPPERS_FILE"
  "signing" "DOORSILL_TOKEN_KEY_FILES"
  "transportRsa" "DOORSILL_SECURITY_TRANSPORT_RSA_KEY_FILES"
  "transportSm2" "DOORSILL_SECURITY_TRANSPORT_SM2_KEY_FILES" }}
{{- range $kind, $files := .Values.keyFiles }}
{{- if $files }}
- { name: {{ get $names $kind }}, value: {{ printf "/keys/%s" (join ",/keys/" $files) | quote }} }
{{- end }}
{{- end }}
{{- end }}

{{- define "doorsill.anywhere" -}}
- ipBlock: { cidr: 0.0.0.0/0, except: [169.254.0.0/16] }
- ipBlock: { cidr: "::/0", except: ["fe80::/10", "fd00:ec2::254/128"] }
{{- end }}

{{- define "doorsill.egressDns" -}}
- to:
    - namespaceSelector: {}
  ports:
    - { protocol: UDP, port: 53 }
    - { protocol: TCP, port: 53 }
{{- end }}

{{- define "doorsill.pullSecrets" -}}
{{- if .Values.imagePullSecrets -}}
imagePullSecrets:
{{- range .Values.imagePullSecrets }}
  - name: {{ . }}
{{- end }}
{{- end }}
{{- end }}

{{- /* Ways out to some ports of some places; without ports, none. */}}
{{- define "doorsill.egressTo" -}}
{{- range . }}
{{- if .ports }}
- ports:
    {{- range .ports }}
    - { protocol: TCP, port: {{ . }} }
    {{- end }}
  to:
    {{- if .to }}
    {{- toYaml .to | nindent 4 }}
    {{- else }}
    {{- include "doorsill.anywhere" $ | nindent 4 }}
    {{- end }}
{{- end }}
{{- end }}
{{- end }}
