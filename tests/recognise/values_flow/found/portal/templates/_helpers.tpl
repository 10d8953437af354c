{{- define "portal.signing" -}}
{{ .Values.session.material | default "" }}
{{- end }}
